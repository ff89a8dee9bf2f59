import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

// As Starlight sets up a new site, with all study pages in its sidebar.
export default defineConfig({
  site: 'http://localhost:4321',
  integrations: [
    starlight({
      title: 'Evidence',
      sidebar: [{ label: 'Evidence', items: [{ autogenerate: { directory: 'evidence' } }] }],
    }),
  ],
});
