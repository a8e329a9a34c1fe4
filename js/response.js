/* What came back from a server: a Response, a body, or what was thrown with one.
   SPDX-License-Identifier: LGPL-2.1-or-later */

const isResponse = (value) => typeof value?.clone === "function" && typeof value.text === "function";

const languageIn = (headers) => headers?.get?.("content-language") ?? headers?.["content-language"] ?? undefined;

/* Whoever else wants to read the body still can; one that was read has its status alone. */
async function ofResponse(response) {
  let body;
  try {
    body = await response.clone().text();
  } catch {
    /* It was read, or its connection broke. */
  }
  return {body, httpStatus: response.status, language: languageIn(response.headers)};
}

/* Libraries that throw put the body into data, body or error, their own or the response's. */
function ofError(error) {
  const {response} = error;
  const places = [response?.data, response?._data, response?.body, error.data, error.body, error.error];
  return {
    body: places.find((body) => typeof body === "string" || (typeof body === "object" && body && !body.getReader)),
    httpStatus: [response?.status, error.status, error.statusCode].find(Number.isInteger),
    language: languageIn(response?.headers ?? error.headers),
  };
}

/* {body, httpStatus, language} */
export async function openResponse(given) {
  if (isResponse(given)) return ofResponse(given);
  if (!(given instanceof Error)) return {body: given};
  const {response} = given;
  return isResponse(response) && !response.bodyUsed ? ofResponse(response) : ofError(given);
}
