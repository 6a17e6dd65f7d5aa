/** `1 user`, `2 users`, `1 object differs`, `2 objects differ`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
