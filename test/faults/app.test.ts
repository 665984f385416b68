// What happens to the running app, on one browser: to start one costs more than most of these tests.
import './app/keyring-late.ts';
import './app/quits.ts';
import './app/resources.ts';
import './app/starts.ts';
import './app/storage.ts';
import './app/uncaught.ts';
import './app/window.ts';
