// src-main/shells/electron/window-place.ts
//
// Where the window opens: where it was, if enough of it would still be on a screen; else in the middle, at a usual size.
// Pure; sizes in device-independent pixels.

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlace {
  readonly bounds: Area;
  readonly maximized: boolean;
}

export const USUAL_SIZE = { width: 1440, height: 900 } as const;
/** This much of the window must be on one screen, so that its title bar can be reached. */
const VISIBLE_WIDTH = 200;
const VISIBLE_HEIGHT = 100;

export function placeWindow(saved: WindowPlace | null, screens: readonly Area[]): { readonly bounds: Partial<Area>; readonly maximized: boolean } {
  if (saved && screens.some((screen) => overlaps(saved.bounds, screen))) return saved;
  const first = screens[0];
  return {
    bounds: { width: Math.min(USUAL_SIZE.width, first?.width ?? USUAL_SIZE.width), height: Math.min(USUAL_SIZE.height, first?.height ?? USUAL_SIZE.height) },
    maximized: saved?.maximized ?? false,
  };
}

function overlaps(window: Area, screen: Area): boolean {
  const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const height = Math.min(window.y + window.height, screen.y + screen.height) - Math.max(window.y, screen.y);
  return width >= VISIBLE_WIDTH && height >= VISIBLE_HEIGHT;
}
