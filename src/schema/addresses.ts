import { z } from 'zod';

const path = z.string().regex(/^\/(?:[a-z0-9.-]+\/)*(?:[a-zA-Z0-9.-]+\.[a-z.]+)?$/u, {
  error: 'must be a path on this site that ends in a slash, such as "/methods/", or names a file',
});
const place = z.string().regex(/^\/[a-z0-9./-]*(?:#[a-z0-9-]+)?$/u, {
  error: 'must be a path on this site, with or without an anchor',
});

/** The register of all that was ever published, and where the moved parts went. */
export const addresses = z.strictObject({
  published: z
    .record(path, z.array(z.string().regex(/^[a-z][a-z0-9-]*$/u)))
    .describe('Every path, with the anchors on it'),
  moved: z
    .record(place, place)
    .default({})
    .describe('Old address: new address. A whole page, or an anchor within one page'),
});

export type Addresses = z.output<typeof addresses>;
