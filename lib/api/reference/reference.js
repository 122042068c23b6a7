// Draws the reference from the OpenAPI document. Text is only ever set as text.
"use strict";

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

// `code` in a description is all the markup there is.
const prose = (text) =>
  (text || "").split("`").map((piece, i) => (i % 2 ? make("code", { textContent: piece }) : piece));

const resolve = (api, schema) => {
  if (schema.$ref) return api.components.schemas[schema.$ref.split("/").pop()];
  if (schema.anyOf) return { ...resolve(api, schema.anyOf[0]), orNull: true };
  return schema;
};

const typeOf = (api, schema) => {
  const is = resolve(api, schema);
  const types = [].concat(is.type || "any").filter((type) => type !== "null");
  let text = types[0] === "array" ? `list of ${typeOf(api, is.items)}` : types[0];
  if (is.format) text += ` (${is.format})`;
  if (is.enum) text = is.enum.filter((value) => value !== null).map((value) => JSON.stringify(value)).join(" | ");
  const [least, most] = [is.minLength ?? is.minimum ?? is.minItems, is.maxLength ?? is.maximum ?? is.maxItems];
  if (least !== undefined || most !== undefined) text += `, ${least ?? ""}…${most ?? ""}`;
  return [].concat(is.type).includes("null") || is.orNull ? `${text} or null` : text;
};

const fieldsOf = (api, schema) => {
  let is = resolve(api, schema);
  while (is.type === "array" || [].concat(is.type).includes("array")) is = resolve(api, is.items);
  const list = make("ul", { className: "fields" });
  for (const [name, property] of Object.entries(is.properties || {})) {
    const must = (is.required || []).includes(name);
    const line = make("li", {}, make("code", { textContent: name }), " ",
      make("span", { className: "type", textContent: typeOf(api, property) }));
    if (must && api.inRequest) line.append(" ", make("span", { className: "must", textContent: "required" }));
    const description = resolve(api, property).description;
    if (description) line.append(" — ", ...prose(description));
    const inner = fieldsOf(api, property);
    if (inner.children.length) line.append(inner);
    list.append(line);
  }
  return list;
};

const bodyOf = (api, content) => Object.entries(content || {}).map(([mediaType, { schema }]) =>
  make("div", {}, make("span", { className: "type", textContent: `${mediaType}: ${typeOf(api, schema)}` }),
    fieldsOf(api, schema)));

const parametersOf = (api, parameters) => {
  const list = make("ul", { className: "fields" });
  for (const p of parameters)
    list.append(make("li", {}, make("code", { textContent: p.name }), " ",
      make("span", { className: "type", textContent: `${p.in}, ${typeOf(api, p.schema)}` }),
      p.required ? make("span", { className: "must", textContent: " required" }) : "", " — ", ...prose(p.description)));
  return list;
};

const answersOf = (api, responses) => Object.entries(responses).map(([status, answer]) => {
  const line = make("div", {}, make("span", { className: "status", textContent: status }), ...prose(answer.description));
  if (Number(status) < 400) line.append(...bodyOf({ ...api, inRequest: false }, answer.content));
  return line;
});

const operationOf = (api, path, method, operation) => {
  const inside = make("div", {}, make("p", {}, ...prose(operation.description)));
  inside.append(make("p", { className: "type", textContent: operation.security ? "For who is signed in." : "For everybody." }));
  if (operation.parameters) inside.append(make("h4", { textContent: "Parameters" }), parametersOf(api, operation.parameters));
  if (operation.requestBody)
    inside.append(make("h4", { textContent: "Body" }), ...bodyOf({ ...api, inRequest: true }, operation.requestBody.content));
  inside.append(make("h4", { textContent: "Answers" }), ...answersOf(api, operation.responses));
  return make("details", { id: operation.operationId },
    make("summary", {}, make("span", { className: `method ${method}`, textContent: method.toUpperCase() }),
      make("span", { className: "path", textContent: path }), make("span", { textContent: operation.summary })), inside);
};

const draw = (api) => {
  document.getElementById("version").textContent = api.info.version;
  document.getElementById("about").textContent = api.info.description;
  const [main, contents] = [document.getElementById("operations"), document.getElementById("contents")];
  main.replaceChildren();
  const groups = new Map();
  for (const [path, methods] of Object.entries(api.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const group = operation.tags[0];
      if (!groups.has(group)) {
        groups.set(group, make("ul"));
        contents.append(make("strong", { textContent: group }), groups.get(group));
        main.append(make("section", { id: `group-${group}` }, make("h2", { textContent: group })));
      }
      groups.get(group).append(make("li", {}, make("a", { href: `#${operation.operationId}`, textContent: operation.summary })));
      document.getElementById(`group-${group}`).append(operationOf(api, path, method, operation));
    }
  openNamed();
};

const openNamed = () => {
  const named = document.getElementById(location.hash.slice(1));
  if (named instanceof HTMLDetailsElement) { named.open = true; named.scrollIntoView(); }
};

document.getElementById("find").addEventListener("input", ({ target }) => {
  const wanted = target.value.trim().toLowerCase();
  for (const one of document.querySelectorAll("details")) one.hidden = !one.textContent.toLowerCase().includes(wanted);
  for (const one of document.querySelectorAll("section"))
    one.hidden = !one.querySelector("details:not([hidden])");
});
addEventListener("hashchange", openNamed);

fetch("/api/openapi.json")
  .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`status ${answer.status}`))))
  .then(draw)
  .catch((error) => { document.getElementById("operations").textContent = `The description could not be read: ${error.message}`; });
