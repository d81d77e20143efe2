// Bundles plotly.js with the traces this atlas draws, and no others, into one minified script.
// Usage: node build.mjs VERSION OUTPUT, where VERSION is the plotly.js that plotly.py was made for.
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const TRACES = ['bar', 'choropleth', 'heatmap', 'sankey', 'scattergeo']; // scatter is part of core

const [expected, outfile] = process.argv.slice(2);
const { version } = JSON.parse(await readFile(new URL('node_modules/plotly.js/package.json', import.meta.url)));

if (version !== expected) {
    console.error(`package.json pins plotly.js ${version}, but plotly.py was made for ${expected}: pin that one`);
    process.exit(2);
}

// A table of all countries' names in many languages (53 kB), asked only by locationmode 'country names'; ours is 'geojson-id'.
const withoutCountryNames = {
    name: 'without-country-names',
    setup({ onLoad }) {
        onLoad({ filter: /node_modules\/country-iso-search\// }, () => ({
            contents: 'module.exports = { COUNTRIES: [], createLookup: () => ({ lookupAlpha3: () => undefined }) };',
        }));
    },
};

// core exports what becomes window.Plotly (globalName); the traces register themselves on it.
const entry = `
    const Plotly = require('plotly.js/lib/core');
    Plotly.register([${TRACES.map((trace) => `require('plotly.js/lib/${trace}')`).join(', ')}]);
    module.exports = Plotly;
`;

const result = await build({
    stdin: { contents: entry, resolveDir: fileURLToPath(new URL('.', import.meta.url)), sourcefile: 'atlas.js', loader: 'js' },
    outfile,
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'iife',
    globalName: 'Plotly',
    footer: { js: 'window.Plotly=Plotly;' },
    define: { global: 'window', 'define.amd': 'false', 'process.env.NODE_DEBUG': 'false' },
    plugins: [withoutCountryNames],
    loader: { '.css': 'empty' }, // MapLibre's, for tile maps; ours have none
    banner: { js: `/* plotly.js ${version}, own bundle: scatter, ${TRACES.join(', ')}. MIT licence, Plotly, Inc. */` },
    legalComments: 'none',
    target: 'es2020',
    metafile: process.argv.includes('--analyse'),
});

if (result.metafile) {
    const inputs = Object.values(result.metafile.outputs)[0].inputs;
    const sizes = {};
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const group = path.replace(/^.*node_modules\//, '').split('/').slice(0, path.includes('plotly.js/src') ? 4 : 1).join('/');
        sizes[group] = (sizes[group] ?? 0) + bytesInOutput;
    }
    for (const [group, size] of Object.entries(sizes).sort((a, b) => b[1] - a[1]).slice(0, 40)) {
        console.log(String(size).padStart(9), group);
    }
}
