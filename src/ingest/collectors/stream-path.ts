/** The application and the name of a stream in a path such as `live/room-1`. */
export function pathOf(path: string): { readonly app: string; readonly name: string } {
  const end = path.lastIndexOf('/');
  return end < 0 ? { app: '', name: path } : { app: path.slice(0, end), name: path.slice(end + 1) };
}
