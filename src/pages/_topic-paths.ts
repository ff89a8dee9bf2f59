import { getCorpus } from '../corpus/site.ts';
import type { TopicEntry } from '../domain/corpus.ts';

/** A route for each topic of a kind, on a page of its own and in an embed. */
export const topicPaths = async (kind: TopicEntry['kind']) =>
  (await getCorpus()).topics
    .filter((topic) => topic.kind === kind)
    .map((topic) => ({ params: { id: topic.id }, props: { topic } }));
