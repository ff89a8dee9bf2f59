/** A program that reads the data, for readers to begin with. */
export interface Example {
  readonly language: string;
  /** Ending of its file. */
  readonly ending: string;
  readonly code: string;
}

/**
 * The same small question in three languages: how many primary studies stand on each rung, and how
 * they came out. Each needs nothing but the language itself.
 * @param data full address of the folder of data, with a slash at its end
 */
export const examples = (data: string): readonly Example[] => [
  {
    language: 'R',
    ending: 'R',
    code: `records <- read.csv("${data}evidence.csv")
primary <- subset(records, kind == "primary")
table(primary$stage, primary$direction)`,
  },
  {
    language: 'Python',
    ending: 'py',
    code: `import json
from collections import Counter
from urllib.request import urlopen

with urlopen("${data}evidence.json") as file:
    records = json.load(file)
primary = [record for record in records if record["kind"] == "primary"]
counts = Counter((record["stage"], record["direction"]) for record in primary)
for (stage, direction), n in sorted(counts.items()):
    print(stage, direction, n)`,
  },
  {
    language: 'JavaScript',
    ending: 'mjs',
    code: `const response = await fetch("${data}evidence.json");
const records = await response.json();
const counts = {};
for (const { kind, stage, direction } of records) {
  if (kind !== "primary") continue;
  const key = \`\${stage} \${direction}\`;
  counts[key] = (counts[key] ?? 0) + 1;
}
for (const key of Object.keys(counts).sort()) console.log(key, counts[key]);`,
  },
];
