/**
 * Why the server would not take what stands at a path, or with `deep` in it: "questions.0.text" is in "questions.0".
 * Undefined where it would.
 */
export function refusedAt(
  refused: Readonly<Record<string, string>>,
  path: string,
  deep = false,
): string | undefined {
  if (refused[path] !== undefined) return refused[path];
  const within = deep && Object.keys(refused).find((one) => one.startsWith(`${path}.`));
  return within ? refused[within] : undefined;
}
