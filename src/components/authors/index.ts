import Applications from './Applications.astro';
import Cite from './Cite.astro';
import CiteMap from './CiteMap.astro';
import CodingAgreement from './CodingAgreement.astro';
import Ladder from './Ladder.astro';
import LadderPicture from './LadderPicture.astro';
import LadderRules from './LadderRules.astro';
import LevelRules from './LevelRules.astro';
import OfflineCopy from './OfflineCopy.astro';
import ProseLink from './ProseLink.astro';
import ProseTable from './ProseTable.astro';
import RecordFlow from './RecordFlow.astro';
import References from './References.astro';
import ReviewSays from './ReviewSays.astro';
import SectionHeading from './SectionHeading.astro';
import Studies from './Studies.astro';
import StudyLine from './StudyLine.astro';
import Tally from './Tally.astro';
import Term from './Term.astro';
import Topics from './Topics.astro';
import WorkedExample from './WorkedExample.astro';

/** Everything an author can use in a document, with no import. The check of content knows them too. */
export const authors = {
  a: ProseLink,
  h2: SectionHeading,
  table: ProseTable,
  Applications,
  Cite,
  CiteMap,
  CodingAgreement,
  Ladder,
  LadderPicture,
  LadderRules,
  LevelRules,
  OfflineCopy,
  RecordFlow,
  References,
  ReviewSays,
  Studies,
  Study: StudyLine,
  Tally,
  Term,
  Topics,
  WorkedExample,
};
