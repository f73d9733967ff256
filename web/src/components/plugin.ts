import type { Api } from '../api.ts';

type Listed = Api['plugins.list']['answer'];

export type Plugin = Listed['plugins'][number];

/** The packs that came with plugin years that are not used yet. */
export type PluginPacks = Listed['packs'];
