// Passkeys (WebAuthn): the browser asks the device, the server checks. Forms that carry data-passkey appear where the
// browser knows passkeys; without a script nothing of this is shown.
"use strict";

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

async function send(form, path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": form.elements["_csrf"].value },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(path + " " + answer.status);
  return answer.json();
}

function shared(credential) {
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment,
  };
}

const known = (credentials) => (credentials ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));

async function make(form) {
  const options = await send(form, "/webauthn/register/options");
  const credential = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      user: { ...options.user, id: toBytes(options.user.id) },
      excludeCredentials: known(options.excludeCredentials),
    },
  });
  await send(form, "/webauthn/register", {
    publicKey: {
      credential: {
        ...shared(credential),
        response: {
          attestationObject: toText(credential.response.attestationObject),
          clientDataJSON: toText(credential.response.clientDataJSON),
          transports: credential.response.getTransports?.() ?? [],
        },
      },
      label: form.elements["label"].value,
    },
  });
  location.reload();
}

async function use(form) {
  const options = await send(form, "/webauthn/authenticate/options");
  const credential = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      allowCredentials: known(options.allowCredentials),
    },
  });
  const response = credential.response;
  const answer = await send(form, "/login/webauthn", {
    ...shared(credential),
    response: {
      authenticatorData: toText(response.authenticatorData),
      clientDataJSON: toText(response.clientDataJSON),
      signature: toText(response.signature),
      userHandle: response.userHandle ? toText(response.userHandle) : undefined,
    },
  });
  location.assign(answer.redirectUrl);
}

if (window.PublicKeyCredential) {
  for (const note of document.querySelectorAll("[data-passkey=none]")) note.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const fault = form.querySelector("[role=alert]");
      const button = form.querySelector("button");
      fault.hidden = true;
      button.disabled = true;
      try {
        await (form.dataset.passkey === "make" ? make(form) : use(form));
      } catch (problem) {
        fault.textContent = problem.name === "NotAllowedError" ? form.dataset.cancelled : form.dataset.failed;
        fault.hidden = false;
      } finally {
        button.disabled = false;
      }
    });
  }
}
