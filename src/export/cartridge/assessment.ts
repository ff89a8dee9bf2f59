import type { PackQuestion } from '../../domain/course-pack.ts';
import { element, type Element, type Markup } from '../../domain/markup.ts';
import { document, fragment, oneLine } from './xml.ts';

/** Question & Test Interoperability 1.2.1 in the profile of Common Cartridge 1.1. */
const NAMESPACE = 'http://www.imsglobal.org/xsd/ims_qtiasiv1p2';

const PROFILES = {
  single: 'cc.multiple_choice.v0p1',
  multiple: 'cc.multiple_response.v0p1',
  open: 'cc.essay.v0p1',
} as const;

const metadata = (fields: Readonly<Record<string, string>>): Element =>
  element(
    'qtimetadata',
    {},
    ...Object.entries(fields).map(([label, entry]) =>
      element(
        'qtimetadatafield',
        {},
        element('fieldlabel', {}, label),
        element('fieldentry', {}, entry),
      ),
    ),
  );

/** Material is HTML, written as text. */
const material = (nodes: readonly Markup[]): Element =>
  element('material', {}, element('mattext', { texttype: 'text/html' }, fragment(nodes)));

const feedback = (ident: string, nodes: readonly Markup[]): Element =>
  element('itemfeedback', { ident }, element('flow_mat', {}, material(nodes)));

const condition = (goesOn: boolean, when: readonly Element[], then: readonly Element[]): Element =>
  element(
    'respcondition',
    { continue: goesOn ? 'Yes' : 'No' },
    element('conditionvar', {}, ...when),
    ...then,
  );

const show = (ident: string): Element =>
  element('displayfeedback', { feedbacktype: 'Response', linkrefid: ident });

const full = element('setvar', { varname: 'SCORE', action: 'Set' }, '100');
const EXPLANATION = 'general_fb';

function item(question: PackQuestion, ident: string, number: number): Element {
  const response = `${ident}-response`;
  const choices = question.choices.map((choice, index) => ({
    ...choice,
    ident: `${ident}-${index + 1}`,
  }));
  const equal = (choice: { readonly ident: string }): Element =>
    element('varequal', { respident: response }, choice.ident);
  const said = choices.filter((choice) => choice.feedback.trim() !== '');
  const open = question.kind === 'open';
  const right =
    question.kind === 'single'
      ? choices.filter((choice) => choice.right).map(equal)
      : [
          element(
            'and',
            {},
            ...choices.map((choice) =>
              choice.right ? equal(choice) : element('not', {}, equal(choice)),
            ),
          ),
        ];
  return element(
    'item',
    { ident, title: `Question ${number}` },
    element(
      'itemmetadata',
      {},
      metadata({
        cc_profile: PROFILES[question.kind],
        ...(open && { qmd_scoringpermitted: 'Yes', qmd_computerscored: 'No' }),
      }),
    ),
    element(
      'presentation',
      {},
      material([element('p', {}, question.prompt)]),
      open
        ? element(
            'response_str',
            { ident: response, rcardinality: 'Single' },
            element('render_fib', { rows: '8', columns: '80' }),
          )
        : element(
            'response_lid',
            { ident: response, rcardinality: question.kind === 'single' ? 'Single' : 'Multiple' },
            element(
              'render_choice',
              {},
              ...choices.map((choice) =>
                element(
                  'response_label',
                  { ident: choice.ident },
                  material([element('p', {}, choice.text)]),
                ),
              ),
            ),
          ),
    ),
    element(
      'resprocessing',
      {},
      element(
        'outcomes',
        {},
        element('decvar', {
          varname: 'SCORE',
          vartype: 'Decimal',
          minvalue: '0',
          maxvalue: '100',
        }),
      ),
      condition(true, [element('other')], [show(EXPLANATION)]),
      ...said.map((choice) => condition(true, [equal(choice)], [show(`${choice.ident}-fb`)])),
      ...(open ? [] : [condition(false, right, [full])]),
    ),
    feedback(EXPLANATION, question.explanation),
    ...said.map((choice) => feedback(`${choice.ident}-fb`, [element('p', {}, choice.feedback)])),
  );
}

/** Questions as a file of a cartridge; open ones become essays, which a teacher marks. */
export const assessment = (
  title: string,
  ident: string,
  questions: readonly PackQuestion[],
): string =>
  document(
    element(
      'questestinterop',
      {
        xmlns: NAMESPACE,
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation': `${NAMESPACE} http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_qtiasiv1p2p1_v1p0.xsd`,
      },
      element(
        'assessment',
        { ident, title: oneLine(title) },
        metadata({
          cc_profile: 'cc.exam.v0p1',
          qmd_assessmenttype: 'Examination',
          qmd_scoretype: 'Percentage',
          qmd_feedbackpermitted: 'Yes',
          qmd_hintspermitted: 'No',
          qmd_solutionspermitted: 'No',
          cc_maxattempts: 'unlimited',
        }),
        element(
          'section',
          { ident: `${ident}-section` },
          ...questions.map((question, index) =>
            item(question, `${ident}-q${index + 1}`, index + 1),
          ),
        ),
      ),
    ),
  );
