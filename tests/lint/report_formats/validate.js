// SPDX-License-Identifier: Apache-2.0
// Validates the golden reports: each path is told with its kind, and any error ends the run with 1.
"use strict";

const fs = require("fs");
const path = require("path");

const [modules, repository] = process.argv.slice(2);
const load = (name) => require(require.resolve(name, { paths: [modules] }));
const Ajv2020 = load("ajv/dist/2020").default;
const Ajv = load("ajv").default;
const addFormats = load("ajv-formats").default;

const readJson = (file) => JSON.parse(fs.readFileSync(file, "utf8"));

// Readers must ignore members they do not know, so the schema allows them; ours must all be described.
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== "object") return schema;
  const out = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  if (out.properties && out.type) out.additionalProperties = false;
  return out;
}

function checkValidator() {
  const schema = closed(readJson(path.join(repository, "docs/schema/check.v1.json")));
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  return ajv.compile(schema);
}

function sarifValidator() {
  const sarif = path.dirname(require.resolve("@microsoft/jest-sarif", { paths: [modules] }));
  const file = path.join(sarif, "schemas/sarif-2.1.0-rtm.5.json");
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  // It is of draft 4 and uses nothing that later drafts understand differently, but the keyword of its own name.
  const { $schema, id, ...schema } = readJson(file);
  return ajv.compile(schema);
}

// What GitHub's code scanning asks for beyond the schema.
function codeScanningProblems(log) {
  const problems = [];
  for (const run of log.runs) {
    for (const rule of run.tool.driver.rules)
      for (const member of ["shortDescription", "fullDescription", "help"])
        if (!rule[member]?.text) problems.push(`rule ${rule.id} has no ${member}.text`);
    for (const result of run.results) {
      if (run.tool.driver.rules[result.ruleIndex]?.id !== result.ruleId) problems.push(`${result.ruleId}: wrong ruleIndex`);
      if (!result.message.text || result.locations.length === 0) problems.push(`${result.ruleId}: no message or place`);
      for (const { physicalLocation } of result.locations)
        if (physicalLocation.region.startLine < 1 || /^\/|^[a-z]+:/i.test(physicalLocation.artifactLocation.uri))
          problems.push(`${result.ruleId}: a place code scanning cannot show`);
    }
  }
  return problems;
}

const golden = path.join(repository, "tests/golden/report");
const files = fs.readdirSync(golden).sort();
const checkFiles = files.filter((name) => name.endsWith(".json"));
const sarifFiles = files.filter((name) => name.endsWith(".sarif"));
let failed = checkFiles.length === 0 || sarifFiles.length === 0;
if (failed) console.error("no golden reports found");

function report(name, errors) {
  console.log(`${errors.length === 0 ? "ok" : "FAILED"} ${name}`);
  for (const error of errors) console.error(`  ${typeof error === "string" ? error : JSON.stringify(error)}`);
  failed = failed || errors.length > 0;
}

const check = checkValidator();
for (const name of checkFiles) report(name, check(readJson(path.join(golden, name))) ? [] : check.errors);

const sarif = sarifValidator();
for (const name of sarifFiles) {
  const log = readJson(path.join(golden, name));
  report(name, sarif(log) ? codeScanningProblems(log) : sarif.errors);
}

// The validators themselves must be able to refuse.
const broken = readJson(path.join(golden, checkFiles[0]));
broken.surprise = 1;
if (check(broken)) report("self-test: an undescribed member", ["was accepted"]);
const brokenLog = readJson(path.join(golden, sarifFiles[0]));
brokenLog.runs[0].results = [{ ruleId: 7 }];
if (sarif(brokenLog)) report("self-test: a result without a message", ["was accepted"]);

process.exit(failed ? 1 : 0);
