/** What every course pack says of where it comes from. */
export interface PackTerms {
  /** Name of the site. */
  readonly site: string;
  readonly language: string;
  /** Version of the map. */
  readonly version: string;
  /** Day of that version, as YYYY-MM-DD. */
  readonly date: string;
  readonly license: { readonly name: string; readonly url: string };
}

/** Under what a pack may be used, in one sentence. */
export const rightsOf = ({ site, version, license }: PackTerms): string =>
  `${site}, version ${version}. ${license.name}: ${license.url}`;
