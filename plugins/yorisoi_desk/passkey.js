// Passkeys by the browser's own dialogue. Without this file, or in a browser that has none, the
// form stays hidden: name and passphrase are always enough.
const form = document.querySelector("[data-passkey]");
const isThere = Boolean(window.PublicKeyCredential?.parseCreationOptionsFromJSON);

async function answer() {
  const reply = await fetch(form.dataset.question, { method: "POST", body: new FormData(form) });
  if (!reply.ok) {
    return reply.status;
  }
  const asked = await reply.json();
  const key =
    form.dataset.passkey === "create"
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked),
        });
  form.elements.credential.value = JSON.stringify(key);
  return 0;
}

function show(reason) {
  const words = [...form.querySelectorAll("[data-when]")];
  const fitting = words.find((word) => word.dataset.when === String(reason)) ?? words.at(-1);
  for (const word of words) {
    word.hidden = word !== fitting;
  }
}

async function submitted(event) {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  const reason = await answer().catch((error) => error.name);
  button.disabled = false;
  // 403: the session is over or the page too old, which the desk says itself.
  if (reason === 0 || reason === 403) {
    form.submit();
  } else {
    show(reason);
  }
}

if (form && isThere) {
  form.addEventListener("submit", submitted);
  form.hidden = false;
  document.querySelector("[data-without]")?.remove();
}
