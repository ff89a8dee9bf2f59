/** Headers of every answer, pages that are missing included. */
export const SECURITY: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};
export const FOREVER = 'public, max-age=31536000, immutable';
export const ASK_ANEW = 'public, max-age=0, s-maxage=300, must-revalidate';
export const OPEN = 'frame-ancestors *';
export const CLOSED = "frame-ancestors 'none'";
