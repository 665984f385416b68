import type {
  keyringFailed as enKeyringFailed,
  memory as enMemory,
  saving as enSaving,
  stillOnDisk as enStillOnDisk,
  storage as enStorage,
} from '../en/storage.ts';

/** The Japanese words for tokens that are kept in memory only, by reason. */
export const memory: typeof enMemory = {
  noKeyring: {
    title: '終了するとサインアウトされます',
    sentence: 'サインイン情報を保護するキーリングがこの環境にありません。',
    button: 'それでも保存…',
  },
  waiting: {
    title: 'キーリングのロック解除を待っています',
    sentence: 'ロックされています。解除するとアカウントが戻ります。',
    button: 'もう一度試す',
  },
  unavailable: {
    title: 'キーリングを使えません',
    sentence: '保存したサインイン情報を読み取れません。サインインし直しても、終了すると消えます。',
    button: 'Pilot Light を再起動',
  },
  unreadable: {
    title: '保存したサインイン情報を読み取れません',
    sentence: '削除せず別に残しました。もう一度サインインしてください。',
    button: null,
  },
  newer: {
    title: '新しいバージョンの保存データです',
    sentence: '変更せずに残しました。使うには Pilot Light を更新してください。',
    button: null,
  },
  readOnly: {
    title: 'サインイン情報を保存できません',
    sentence:
      '空き容量とフォルダーの権限を確認してください。このまま終了するとサインアウトされます。',
    button: 'もう一度試す',
  },
};

/** The Japanese words for a keyring that has failed, by what a restart costs. */
export const keyringFailed: typeof enKeyringFailed = {
  planned: {
    ...memory.unavailable,
    sentence:
      '保存したサインイン情報を読み取れません。まもなく Pilot Light が自動で再起動し、もう一度試します。',
  },
  harmless: memory.unavailable,
  costly: {
    ...memory.unavailable,
    sentence:
      '終了するとサインアウトされます。再起動すると直ることがありますが、サインインし直す必要があります。',
    button: 'サインアウトして再起動',
  },
};

/** The Japanese words for a change that is not on the disk yet. */
export const saving: typeof enSaving = {
  title: 'サインイン情報を保存しています',
  next: 'キーリングかディスクの応答を待っています。終了時も、保存が済むまで待ちます。',
};

/** The Japanese words for a sign-out that the disk has not carried out. */
export const stillOnDisk: typeof enStillOnDisk = {
  title: 'サインアウトしましたが、ディスクに残っています',
  sentence:
    '保存したサインイン情報をディスクから削除できず、このままでは次の起動時に戻ります。空き容量と権限を確認してください。削除できるまで自動的に繰り返します。',
  button: 'もう一度試す',
};

/** The Japanese words for where tokens are kept. */
export const storage: typeof enStorage = {
  consentTitle: '保護せずに保存しますか',
  consentSentence:
    'キーリングがないと、暗号化の鍵が公開されたものになります。あなたのファイルを読めるプログラムや人は、GitHub のサインイン情報を使えます。',
  consentBetter: 'より安全な方法: キーリング (GNOME Keyring や KWallet) を入れます。',
  consentAllow: '保護せずに保存',
  consentRefuse: '終了するまで保持',
  unprotectedTitle: 'サインイン情報は保護されずに保存されています',
  unprotectedSentence: 'ファイルを読めるプログラムが使えます。',
  withdraw: '保存をやめる',
  deleteKept: '削除する',
  keepKept: '残しておく',
};
