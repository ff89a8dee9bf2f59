import { readAll, openStore, writeAll } from './session.ts';
import { Matcher } from '../../domain/match.ts';
import { draftOf, newId } from '../../intake/draft.ts';
import { Client, RemoteError } from '../../intake/remote/client.ts';
import { lookUp, SERVICES, wantedOf, type Services } from '../../intake/remote/lookup.ts';
import { draftPath, draftText, knownOf } from '../../intake/store.ts';
import { EXIT, UsageError, type Call, type Command, type Exit } from './command.ts';

/** The services, or those that the environment names instead, for tests and mirrors. */
const servicesOf = ({ terminal: { env } }: Call): Services => ({
  crossref: env['EVIDENCE_CROSSREF'] ?? SERVICES.crossref,
  europePmc: env['EVIDENCE_EUROPE_PMC'] ?? SERVICES.europePmc,
  doi: env['EVIDENCE_DOI'] ?? SERVICES.doi,
});

/** What to do about a failure. */
const ADVICE: Readonly<Record<RemoteError['problem'], string>> = {
  missing: 'Check the number, or write it down in a reference manager and import its file.',
  offline:
    'Is this machine online? Behind a proxy, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1. Files can be imported offline: npm run evidence -- import FILE',
  timeout: 'Try again later, or import a file: npm run evidence -- import FILE',
  busy: 'Try again in a few minutes.',
  refused: 'Try again later, or import a file: npm run evidence -- import FILE',
  nonsense: 'Something between here and the service answers in its place, such as a login page.',
};

function clientFor({ dir, value, terminal: { env } }: Call): Client {
  const site = readAll(dir).files.site?.data;
  const mail = value('mailto');
  const contact = [site?.repository, mail && `mailto:${mail}`].filter(Boolean).join('; ');
  const pause = Number(env['EVIDENCE_PAUSE'] ?? 1000);
  const timeout = Number(env['EVIDENCE_TIMEOUT'] ?? 15_000);
  return new Client({ agent: `evidence-map/1${contact ? ` (${contact})` : ''}`, pause, timeout });
}

export const addCommand: Command = {
  name: 'add',
  usage: 'DOI|PMID|URL...',
  summary: 'makes a draft from a DOI, a PubMed number or an address',
  details: [
    'Looks the work up at Crossref, then Europe PMC, then the agency of its DOI, and writes a draft.',
    'What the map or its drafts know already is not written again.',
  ],
  options: {
    'dry-run': { type: 'boolean', help: 'show the draft, and write nothing' },
    mailto: {
      type: 'string',
      value: 'ADDRESS',
      help: 'your mail address, which the services are told',
    },
  },
  async run(call) {
    const { args, flag, out } = call;
    if (args.length === 0) throw new UsageError('Give a DOI, a PubMed number or an address');
    const wanted = args.map((text) => {
      const one = wantedOf(text);
      if (one) return one;
      throw new UsageError(`"${text}" is no DOI, PubMed number or address`);
    });
    const store = openStore(call);
    const matcher = new Matcher(knownOf(store));
    const taken = new Set([...store.records.keys(), ...store.drafts.keys()]);
    const client = clientFor(call);
    const outcomes: unknown[] = [];
    let exit: Exit = EXIT.done;
    for (const one of wanted) {
      const outcome = await addOne(one.value);
      outcomes.push(outcome.data);
      if (outcome.exit > exit) exit = outcome.exit;
    }
    out.data(outcomes);
    return exit;

    async function addOne(text: string): Promise<{ exit: Exit; data: unknown }> {
      const asked = wanted.find(({ value }) => value === text);
      if (!asked) throw new UsageError(text);
      try {
        const { item, from } = await lookUp(asked, client, servicesOf(call));
        const match = matcher.find(item.csl);
        if (match?.by !== undefined) {
          const { id, place } = match.known;
          out.say(`${text}: known already as the ${place} ${id} (${match.by}).`);
          return {
            exit: EXIT.done,
            data: { asked: text, outcome: 'matched', id, reason: match.by },
          };
        }
        const id = newId(item.csl, taken);
        const doubt = match && `${match.doubt}: ${match.known.id}`;
        const draft = draftOf(id, item, { from: `${from}, ${text}` }, doubt);
        taken.add(id);
        matcher.add({ id, csl: item.csl, place: 'draft' });
        const yaml = draftText(draft);
        const data = {
          asked: text,
          outcome: doubt ? 'doubtful' : 'added',
          id,
          reason: doubt,
          from,
        };
        if (flag('dry-run')) {
          out.say(yaml.trimEnd());
          return { exit: EXIT.done, data };
        }
        const written = writeAll(call, [[draftPath(id), yaml]], { fresh: true });
        if (written !== EXIT.done) return { exit: written, data: { ...data, outcome: 'failed' } };
        out.say(`${text}: ${item.csl.title ?? ''}`);
        if (doubt) out.say(out.styled('yellow', `  doubtful: ${doubt}`));
        out.say(
          `  wrote content/drafts/${id}.yaml (${from}). Next: npm run evidence -- code ${id}`,
        );
        return { exit: doubt ? EXIT.look : EXIT.done, data };
      } catch (error) {
        if (!(error instanceof RemoteError)) throw error;
        out.note(`${text}: ${error.message}. ${ADVICE[error.problem]}`);
        const why = error.problem === 'missing' ? EXIT.look : EXIT.network;
        return {
          exit: why,
          data: { asked: text, outcome: 'failed', problem: error.problem, reason: error.message },
        };
      }
    }
  },
};
