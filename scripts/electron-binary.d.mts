export function findElectron(env?: NodeJS.ProcessEnv): string | null;
export function electronInstaller(): string | null;
export function hasDisplay(env?: NodeJS.ProcessEnv): boolean;
export function electronObstacle(env?: NodeJS.ProcessEnv): string;
