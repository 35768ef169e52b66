export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Pixels between the opener of a dialog and its confirming button. */
export const distance = 120;

/**
 * By how much a dialog is moved so that its confirming button is not where its opener was: as little as serves, and never out of the window.
 * Zero when it is far enough already, or when there is no room.
 */
export function clearance(opener: Box, confirm: Box, dialog: Box, window: { width: number; height: number }): { x: number; y: number } {
  const isFar =
    confirm.left - opener.right >= distance || opener.left - confirm.right >= distance || confirm.top - opener.bottom >= distance || opener.top - confirm.bottom >= distance;
  if (isFar) return { x: 0, y: 0 };
  const moves = [
    { x: opener.left - distance - confirm.right, y: 0 },
    { x: opener.right + distance - confirm.left, y: 0 },
    { x: 0, y: opener.top - distance - confirm.bottom },
    { x: 0, y: opener.bottom + distance - confirm.top },
  ].filter(
    ({ x, y }) => dialog.left + x >= 0 && dialog.right + x <= window.width && dialog.top + y >= 0 && dialog.bottom + y <= window.height,
  );
  return moves.sort((a, b) => Math.abs(a.x + a.y) - Math.abs(b.x + b.y))[0] ?? { x: 0, y: 0 };
}
