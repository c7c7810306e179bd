/** A `curl` command of the documentation as a request: the few options that are used there, and no others. */
export interface CurlRequest {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
}

/** Throws an `Error` where the command uses anything else, or a variable that is not given. */
export function parseCurl(command: string, variables: Readonly<Record<string, string>>): CurlRequest {
  const [name, ...words] = shellWords(command, variables);
  if (name !== 'curl') throw new Error(`no curl command: ${command}`);
  const headers: Record<string, string> = {};
  const data: string[] = [];
  const addresses: string[] = [];
  let query = false;
  while (words.length > 0) {
    const word = words.shift()!;
    if (word === '-sG') query = true;
    else if (word === '-H') {
      const [, header, value] = /^([\w-]+): (.*)$/.exec(words.shift()!)!;
      headers[header!] = value!;
    } else if (word === '-d') data.push(words.shift()!);
    else if (!word.startsWith('-')) addresses.push(word);
    else if (word !== '-s') throw new Error(`an option that the documentation does not use: ${word}`);
  }
  const [url] = addresses;
  if (url === undefined || addresses.length > 1) throw new Error(`not one address: ${command}`);
  if (query) return { url: `${url}?${data.join('&')}`, method: 'GET', headers };
  return data.length === 0
    ? { url, method: 'GET', headers }
    : { url, method: 'POST', headers, body: data.join('&') };
}

/** Splits like a shell: 'as it is', "with $VARIABLES", bare words with them too, and a backslash that ends a line. */
function shellWords(command: string, variables: Readonly<Record<string, string>>): string[] {
  const words: string[] = [];
  const part = /\s*(?:\\\n\s*)?((?:'[^']*'|"[^"]*"|[^\s'"\\])+)\s*/gy;
  let end = 0;
  for (const [match, word] of command.matchAll(part)) {
    words.push(
      word!.replace(
        /'([^']*)'|"([^"]*)"|([^'"]+)/g,
        (_, plain, quoted, bare) => plain ?? expanded(quoted ?? bare),
      ),
    );
    end += match.length;
  }
  if (end !== command.length) throw new Error(`not understood: ${command.slice(end)}`);
  return words;

  function expanded(text: string): string {
    return text.replace(/\$(\w+)/g, (_, name: string) => {
      if (variables[name] === undefined) throw new Error(`$${name} is not set`);
      return variables[name];
    });
  }
}
