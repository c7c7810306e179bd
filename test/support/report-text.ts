/** The figures of a run as lines, one below the other. */
export function reportText(name: string, report: object): string {
  const lines = Object.entries(report).map(([figure, value]) => {
    const told = typeof value === 'number' ? Math.round(value * 10) / 10 : value;
    return `  ${figure.padEnd(28)}${told}`;
  });
  return [name, ...lines].join('\n');
}
