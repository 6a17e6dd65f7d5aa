/** A cell of the matrix: the row among those that are shown, and the column, 0 for the name. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** Where a key leads from a cell, as in every grid of the ARIA practices; undefined for a key of another meaning. */
export function moved(
  { row, column }: Position,
  { key, ctrlKey, metaKey, altKey }: Key,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  page: number,
): Position | undefined {
  if (altKey) return undefined;
  const far = ctrlKey || metaKey;
  const within = (value: number, size: number): number => Math.min(Math.max(value, 0), size - 1);
  const to = (nextRow: number, nextColumn: number): Position => ({
    row: within(nextRow, rows),
    column: within(nextColumn, columns),
  });
  switch (key) {
    case "ArrowDown":
      return to(far ? rows : row + 1, column);
    case "ArrowUp":
      return to(far ? 0 : row - 1, column);
    case "ArrowRight":
      return to(row, far ? columns : column + 1);
    case "ArrowLeft":
      return to(row, far ? 0 : column - 1);
    case "PageDown":
      return to(row + page, column);
    case "PageUp":
      return to(row - page, column);
    case "Home":
      return to(far ? 0 : row, 0);
    case "End":
      return to(far ? rows : row, columns);
    default:
      return undefined;
  }
}
