export function isBuilt(): boolean;
/** Builds where out/ is older than a source; ends the program where the build fails. */
export function ensureBuilt(): void;
