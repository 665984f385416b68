/** The system clipboard, as far as this app touches it. No method rejects. */
export interface ClipboardAccess {
  /** Answers whether the system took it. `isSecret` adds the marks that keep it out of clipboard histories. */
  write(text: string, isSecret: boolean): Promise<boolean>;
  /** Null when it cannot be read now: Wayland refuses a window without focus, macOS may ask the user. */
  read(): Promise<string | null>;
  clear(): void;
}
