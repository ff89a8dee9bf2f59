import type { Check } from '../check.ts';
import { coursePacks } from './course-packs.ts';
import { dataFiles } from './data-files.ts';
import { embeds } from './embeds.ts';
import { evidence } from './evidence.ts';
import { feed } from './feed.ts';
import { fonts } from './fonts.ts';
import { head } from './head.ts';
import { headings } from './headings.ts';
import { hosts } from './hosts.ts';
import { html } from './html.ts';
import { leaks } from './leaks.ts';
import { linkedData } from './linked-data.ts';
import { links } from './links.ts';
import { machine } from './machine.ts';
import { pageWeight } from './page-weight.ts';
import { places } from './places.ts';
import { policy } from './policy.ts';
import { scripts } from './scripts.ts';
import { searchIndex } from './search-index.ts';
import { sitemap } from './sitemap.ts';

/** Every check. Weights come first, since they are worked out beside the others. */
export const CHECKS: readonly Check[] = [
  pageWeight,
  scripts,
  embeds,
  fonts,
  links,
  html,
  head,
  headings,
  policy,
  hosts,
  linkedData,
  places,
  sitemap,
  feed,
  dataFiles,
  coursePacks,
  evidence,
  searchIndex,
  leaks,
  machine,
];
