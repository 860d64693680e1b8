// Other engines on the same programmes and answers as ours, in one run. `cargo xtask bench engine` calls it:
//   node peers.mjs FOLDER
// The folder holds what the bench wrote: <count>.json, .bundle and .facts, and our own engine as engine_in_wasm.js.
// An engine that is not installed is named and left out. Each has to find the same programmes met as ours.
import { readFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const COUNTS = [100, 1000, 10000];
const PATIENCE = 400;
const require = createRequire(import.meta.url);

// The best of many runs over all states, milliseconds a state.
async function best(states, work) {
  let best = Infinity;
  const start = performance.now();
  for (let run = 0; run < 3 || performance.now() - start < PATIENCE; run += 1) {
    const from = performance.now();
    for (const state of states) await work(state);
    best = Math.min(best, (performance.now() - from) / states.length);
    if (run >= 3 && performance.now() - start > 20 * PATIENCE) break;
  }
  return best;
}

// The same without waiting for a promise in between, repeated until a run can be timed at all.
function bestSync(states, work) {
  let repeats = 1;
  let best = Infinity;
  const start = performance.now();
  for (let run = 0; run < 3 || performance.now() - start < PATIENCE; run += 1) {
    const from = performance.now();
    for (let at = 0; at < repeats; at += 1) for (let state = 0; state < states.length; state += 1) work(states[state], state);
    const time = performance.now() - from;
    if (time < 2) { repeats *= 4; run -= 1; continue; }
    best = Math.min(best, time / repeats / states.length);
  }
  return best;
}

function expect(name, states, met) {
  states.forEach((state, at) => {
    const found = met(state, at);
    const same = state.met.every((one, programme) => Boolean(found[programme]) === Boolean(one));
    if (!same) throw new Error(`${name} finds other programmes met than ours`);
  });
}

// One language of conditions into another: `test` makes a condition of one fact.
function translate(rule, words) {
  if (rule.all) return words.all(rule.all.map((part) => translate(part, words)));
  if (rule.any) return words.any(rule.any.map((part) => translate(part, words)));
  if (rule.not) return words.not(translate(rule.not, words));
  return words.test(rule);
}

const jsonLogic = {
  all: (parts) => (parts.length ? { and: parts } : true),
  any: (parts) => (parts.length ? { or: parts } : false),
  not: (part) => ({ "!": [part] }),
  test: ({ fact, in: choices, meets, least, most }) => {
    const value = { var: fact };
    if (choices) return { in: [value, choices] };
    if (meets) return { some: [value, { in: [{ var: "" }, meets] }] };
    const bounds = [{ ">=": [value, least] }];
    if (most !== null) bounds.push({ "<=": [value, most] });
    return { and: bounds };
  },
};

const closures = {
  all: (parts) => (facts) => { for (const part of parts) if (!part(facts)) return false; return true; },
  any: (parts) => (facts) => { for (const part of parts) if (part(facts)) return true; return false; },
  not: (part) => (facts) => !part(facts),
  test: ({ fact, in: choices, meets, least, most }) => {
    if (choices) { const set = new Set(choices); return (facts) => set.has(facts[fact]); }
    if (meets) { const set = new Set(meets); return (facts) => facts[fact].some((one) => set.has(one)); }
    const top = most ?? Infinity;
    return (facts) => least <= facts[fact] && facts[fact] <= top;
  },
};

const rulesEngine = {
  all: (parts) => ({ all: parts }),
  any: (parts) => ({ any: parts }),
  not: (part) => ({ not: part }),
  test: ({ fact, in: choices, meets, least, most }) => {
    if (choices) return { fact, operator: "in", value: choices };
    if (meets) return { fact, operator: "meets", value: meets };
    const bounds = [{ fact, operator: "greaterThanInclusive", value: least }];
    if (most !== null) bounds.push({ fact, operator: "lessThanInclusive", value: most });
    return { all: bounds };
  },
};

// publicodes has no list of choices and no `not` within a condition: a set is one number a choice, and what must not be
// is asked the other way round.
function publicodes(rule, holds = true) {
  const several = (parts, all) =>
    parts.length === 0 ? (all ? "oui" : "non") : { [all ? "toutes ces conditions" : "une de ces conditions"]: parts };
  if (rule.all) return several(rule.all.map((part) => publicodes(part, holds)), holds);
  if (rule.any) return several(rule.any.map((part) => publicodes(part, holds)), !holds);
  if (rule.not) return publicodes(rule.not, !holds);
  const fact = rule.fact.replaceAll("_", " ");
  const is = holds ? "=" : "!=";
  if (rule.in) return several(rule.in.map((choice) => `${fact} ${is} ${choice}`), !holds);
  if (rule.meets) return several(rule.meets.map((choice) => `${fact} c${choice} ${is} 1`), !holds);
  const bounds = [holds ? `${fact} >= ${rule.least}` : `${fact} < ${rule.least}`];
  if (rule.most !== null) bounds.push(holds ? `${fact} <= ${rule.most}` : `${fact} > ${rule.most}`);
  return several(bounds, holds);
}

// Each engine: how it is made ready for some programmes, which is not timed, and what is.
const ENGINES = {
  "ours in wasm, the index": async ({ count, states }) => {
    const engine = await ours(count);
    expect("the index", states, (_, at) => { engine.judge(at); return engine.met(); });
    return bestSync(states, (_, at) => engine.judge(at));
  },
  "ours in wasm, one changed answer": async ({ count, states }) => {
    const engine = await ours(count);
    return bestSync(states, (_, at) => { engine.change(at, 1); engine.change(at, 2); }) / 2;
  },
  "ours in wasm, the readable evaluator": async ({ count, states }) => {
    const engine = await ours(count);
    return bestSync(states, (_, at) => engine.readable(at));
  },
  "closures in JavaScript": async ({ programmes, states }) => {
    const rules = programmes.map((rule) => translate(rule, closures));
    const run = (facts) => { const met = new Uint8Array(rules.length); for (let at = 0; at < rules.length; at += 1) if (rules[at](facts)) met[at] = 1; return met; };
    expect("closures", states, (state) => run(state.facts));
    return bestSync(states, (state) => run(state.facts));
  },
  "datalogic-rs in wasm": async ({ programmes, states }) => {
    const datalogic = await import("@goplasmatic/datalogic/web");
    const path = join(require.resolve("@goplasmatic/datalogic/web"), "../datalogic_wasm_bg.wasm");
    datalogic.initSync({ module: readFileSync(path) });
    // All programmes are one rule, so that the facts are read once for all.
    const rule = new datalogic.CompiledRule(JSON.stringify(programmes.map((rule) => translate(rule, jsonLogic))), false);
    const facts = states.map((state) => JSON.stringify(state.facts));
    expect("datalogic-rs", states, (_, at) => JSON.parse(rule.evaluate(facts[at])));
    return bestSync(states, (_, at) => rule.evaluate(facts[at]));
  },
  "json-logic-engine": async ({ programmes, states }) => {
    const { LogicEngine } = await import("json-logic-engine");
    const engine = new LogicEngine();
    const rules = programmes.map((rule) => engine.build(translate(rule, jsonLogic)));
    const run = (facts) => rules.map((rule) => (typeof rule === "function" ? rule(facts) : rule));
    expect("json-logic-engine", states, (state) => run(state.facts));
    return bestSync(states, (state) => run(state.facts));
  },
  "json-rules-engine": async ({ programmes, states }) => {
    const { Engine } = (await import("json-rules-engine")).default;
    const engine = new Engine();
    engine.addOperator("meets", (has, asked) => asked.some((one) => has.includes(one)));
    programmes.forEach((rule, at) => {
      engine.addRule({ conditions: translate(rule, rulesEngine), event: { type: String(at) } });
    });
    const run = async (facts) => {
      const met = new Uint8Array(programmes.length);
      for (const event of (await engine.run(facts)).events) met[Number(event.type)] = 1;
      return met;
    };
    const found = [];
    for (const state of states) found.push(await run(state.facts));
    expect("json-rules-engine", states, (_, at) => found[at]);
    return best(states, (state) => run(state.facts));
  },
  publicodes: async ({ count, programmes, states }) => {
    if (count > 1000) return null;
    const module = await import("publicodes");
    const Engine = module.default.default ?? module.default;
    const rules = {};
    for (const [fact, value] of Object.entries(states[0].facts)) {
      const name = fact.replaceAll("_", " ");
      if (!Array.isArray(value)) rules[name] = null;
      else for (let choice = 0; choice < 64; choice += 1) rules[`${name} c${choice}`] = null;
    }
    programmes.forEach((rule, at) => { rules[`p${at}`] = publicodes(rule); });
    const engine = new Engine(rules, { logger: { log() {}, warn() {}, error() {} } });
    const situation = ({ facts }) => {
      const all = {};
      for (const [fact, value] of Object.entries(facts)) {
        const name = fact.replaceAll("_", " ");
        if (!Array.isArray(value)) all[name] = value;
        else for (let choice = 0; choice < 64; choice += 1) all[`${name} c${choice}`] = value.includes(choice) ? 1 : 0;
      }
      return all;
    };
    const situations = states.map(situation);
    const run = (at) => { engine.setSituation(situations[at]); return programmes.map((_, one) => engine.evaluate(`p${one}`).nodeValue === true); };
    expect("publicodes", states, (_, at) => run(at));
    return bestSync(states, (_, at) => run(at));
  },
};

let made;
async function ours(count) {
  if (!made) {
    made = await import(pathToFileURL(join(folder, "engine_in_wasm.js")));
    made.initSync({ module: readFileSync(join(folder, "engine_in_wasm_bg.wasm")) });
  }
  return new made.Engine(readFileSync(join(folder, `${count}.bundle`)), readFileSync(join(folder, `${count}.facts`)));
}

const figures = {};
for (const count of COUNTS.filter((count) => existsSync(join(folder, `${count}.json`)))) {
  const { programmes, states } = JSON.parse(readFileSync(join(folder, `${count}.json`), "utf8"));
  for (const [name, measure] of Object.entries(ENGINES)) {
    try {
      (figures[name] ??= {})[count] = await measure({ count, programmes, states });
    } catch (error) {
      if (error.code !== "ERR_MODULE_NOT_FOUND" && error.code !== "MODULE_NOT_FOUND") throw error;
      figures[name] = `is not installed (npm ci in benches/peers) and was left out`;
      delete ENGINES[name];
    }
  }
}
const unit = (ms) => (ms >= 1 ? `${ms.toFixed(2)} ms` : ms >= 1e-3 ? `${(ms * 1e3).toFixed(2)} µs` : `${(ms * 1e6).toFixed(0)} ns`);
console.log(`\nA full evaluation in ${process.version}, everything known; in brackets how many times the index's`);
console.log(`${"".padEnd(38)}${COUNTS.map((count) => String(count).padStart(24)).join("")}`);
for (const [name, times] of Object.entries(figures)) {
  if (typeof times === "string") { console.log(`${name.padEnd(38)} ${times}`); continue; }
  const cell = (count) => {
    const time = times[count];
    const index = figures["ours in wasm, the index"]?.[count];
    return time == null ? "-" : `${unit(time)} (${index ? (time / index).toFixed(1) : "?"})`;
  };
  console.log(`${name.padEnd(38)}${COUNTS.map((count) => cell(count).padStart(24)).join("")}`);
}
