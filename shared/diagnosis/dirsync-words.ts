/** How an event of the interchange is known to be about a message of DirSync: its sender or its subject. In small letters. */
export const DIRSYNC_WORDS = ['$system', 'reqtx', 'srvtx', 'directory exchange profile'] as const;
