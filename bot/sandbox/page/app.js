// Phone-like chats of the sandbox: draws what the server tells, sends what people do. No user text ever becomes HTML.
"use strict";

const phones = new Map();
let clockShift = 0;
let zone = "Asia/Ho_Chi_Minh";

const ACTIONS = { typing: "đang soạn…", upload_document: "đang gửi tệp…", upload_photo: "đang gửi ảnh…" };
const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const HUES = ["#1f6fa8", "#8a4f9e", "#a8541f", "#2c7a4b", "#8f3b53", "#4a5d8f"];
const AUTOLINK = /https?:\/\/[^\s<>"']+|(?<![\w/])\/[a-z0-9_]{1,32}(?![\w/])/g;

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

async function request(path, body) {
  const options = body === undefined ? {} : { method: "POST", body: body instanceof FormData ? body : JSON.stringify(body) };
  if (typeof options.body === "string") options.headers = { "Content-Type": "application/json" };
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error || response.statusText);
  return answer;
}

// ---- text -------------------------------------------------------------------------------------------------------

function safeUrl(url) {
  try {
    const parsed = new URL(url);
    return ["http:", "https:", "tg:", "mailto:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

function link(url, text) {
  const href = safeUrl(url);
  if (!href) return document.createTextNode(text);
  const made = element("a", "", text);
  made.href = href;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
}

function plain(parent, text, phone) {
  let at = 0;
  for (const found of text.matchAll(AUTOLINK)) {
    parent.append(text.slice(at, found.index));
    if (found[0].startsWith("/")) {
      const command = element("button", "command", found[0]);
      command.type = "button";
      command.addEventListener("click", () => phone.act("say", { text: found[0] }));
      parent.append(command);
    } else parent.append(link(found[0], found[0]));
    at = found.index + found[0].length;
  }
  parent.append(text.slice(at));
}

// Entities are sorted and nested, their offsets are UTF-16 units, as JavaScript's own.
function draw(parent, text, entities, phone, start = 0, end = text.length) {
  let at = start;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const stop = Math.min(end, entity.offset + entity.length);
    const inner = entities.slice(index + 1).filter((e) => e.offset < stop);
    index += 1 + inner.length;
    plain(parent, text.slice(at, entity.offset), phone);
    parent.append(formatted(entity, text, inner, phone, stop));
    at = stop;
  }
  plain(parent, text.slice(at, end), phone);
}

function formatted(entity, text, inner, phone, stop) {
  const words = text.slice(entity.offset, stop);
  if (entity.type === "text_link") return link(entity.url, words);
  const made = element(TAGS[entity.type] || "span");
  draw(made, text, inner, phone, entity.offset, stop);
  return made;
}

function size(bytes) {
  const units = [[1 << 20, "MB"], [1 << 10, "KB"]];
  const unit = units.find(([many]) => bytes >= many);
  return unit ? `${(bytes / unit[0]).toLocaleString("vi", { maximumFractionDigits: 1 })} ${unit[1]}` : `${bytes} B`;
}

function summary(message) {
  return message.text || message.caption || message.document?.file_name || (message.photo ? "Ảnh" : "Tin nhắn");
}

function dateText(seconds, options) {
  return new Intl.DateTimeFormat("vi-VN", { timeZone: zone, ...options }).format(new Date(seconds * 1000));
}

// ---- a message --------------------------------------------------------------------------------------------------

function drawMessage(message, phone) {
  const mine = !message.from.is_bot;
  const made = element("article", mine ? "message mine" : "message");
  made.dataset.id = message.message_id;
  made.dataset.day = dateText(message.date, { day: "numeric", month: "long", year: "numeric" });
  made.setAttribute("aria-label", mine ? "Tin của anh/chị" : "Trợ lý");
  const bubble = element("div", "bubble");
  if (message.reply_to_message) bubble.append(element("div", "quote", summary(message.reply_to_message)));
  if (message.photo) bubble.append(drawPhoto(message.photo.at(-1)));
  if (message.document) bubble.append(drawDocument(message.document));
  // A deep link's code is sent but, as in Telegram, not shown.
  const text = message.text?.replace(/^\/start \S+$/, "/start") ?? message.caption;
  if (text) {
    const body = element("div", "text");
    draw(body, text, message.entities || message.caption_entities || [], phone);
    bubble.append(body);
  } else if (!message.photo && !message.document) bubble.append(element("div", "text", message.sticker?.emoji || "(tin nhắn khác)"));
  bubble.append(drawMeta(message, mine, phone));
  made.append(bubble);
  const rows = message.reply_markup?.inline_keyboard;
  if (rows) {
    made.classList.add("keys");
    made.append(drawKeyboard(message, rows, phone));
  }
  return made;
}

function drawMeta(message, mine, phone) {
  const meta = element("div", "meta");
  const edited = mine && message.edit_date ? "đã sửa " : "";
  const reply = element("button", "reply", "Trả lời");
  reply.type = "button";
  reply.addEventListener("click", () => phone.compose({ kind: "reply", message }));
  meta.append(reply);
  if (mine && message.text !== undefined) {
    const edit = element("button", "edit", "Sửa");
    edit.type = "button";
    edit.addEventListener("click", () => phone.compose({ kind: "edit", message }));
    meta.append(edit);
  }
  meta.append(element("span", "", edited + dateText(message.date, { hour: "2-digit", minute: "2-digit" })));
  return meta;
}

function drawDocument(file) {
  const made = element("a", "document");
  made.href = `/people/files/${encodeURIComponent(file.file_id)}`;
  made.download = file.file_name;
  made.append(element("i", "", file.file_name.includes(".") ? file.file_name.split(".").pop().slice(0, 4) : "tệp"));
  const words = element("div");
  words.append(element("b", "", file.file_name));
  const line = element("span", "", `${size(file.file_size)} · `);
  line.append(element("em", "", "Tải về"));
  words.append(line);
  made.append(words);
  return made;
}

function drawPhoto(photo) {
  const made = element("img", "photo");
  made.src = `/people/files/${encodeURIComponent(photo.file_id)}`;
  made.alt = "Ảnh đã gửi";
  return made;
}

function drawKeyboard(message, rows, phone) {
  const made = element("div", "rows");
  let index = 0;
  for (const row of rows) {
    const line = element("div", "row");
    for (const button of row) line.append(drawButton(message, button, index++, phone));
    made.append(line);
  }
  return made;
}

function drawButton(message, button, index, phone) {
  const href = button.url && safeUrl(button.url);
  if (href) return link(href, button.text);
  const made = element("button", ["danger", "success", "primary"].includes(button.style) ? button.style : "", button.text);
  made.type = "button";
  made.addEventListener("click", async () => {
    if (button.copy_text) return phone.copy(button.copy_text.text);
    made.classList.add("waiting");
    const answer = await phone.act("press", { message_id: message.message_id, index });
    if (answer) phone.pressed.set(answer.result, made);
    setTimeout(() => made.classList.remove("waiting"), 10000);
  });
  return made;
}

// ---- a phone ----------------------------------------------------------------------------------------------------

class Phone {
  constructor(person, order) {
    this.person = person;
    this.messages = new Map();
    this.seqs = new Map();
    this.pressed = new Map();
    this.about = null;
    this.loaded = false; // what stood there before the page opened is not news
    this.root = document.getElementById("phone").content.firstElementChild.cloneNode(true);
    this.log = this.find(".log");
    this.input = this.find("textarea");
    this.root.id = `phone-${person.id}`;
    this.root.setAttribute("aria-label", `Điện thoại của ${person.name}`);
    this.root.style.setProperty("--hue", HUES[order % HUES.length]);
    this.find("h2").textContent = person.name;
    this.find(".role").textContent = person.role;
    this.find(".avatar").textContent = person.name.split(" ").at(-1).slice(0, 1).toUpperCase();
    this.log.setAttribute("aria-label", `Tin nhắn của ${person.name}`);
    this.input.setAttribute("aria-label", `Tin nhắn của ${person.name} gửi Trợ lý`);
    this.atEnd = true;
    this.listen();
    this.refresh();
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  async act(name, fields) {
    try {
      return await request(`/people/${this.person.id}/${name}`, fields);
    } catch (error) {
      console.warn(error.message);
      this.toast("Chưa gửi được, anh/chị thử lại.");
      return null;
    }
  }

  listen() {
    this.find("form").addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("input", () => { this.grow(); this.suggest(); });
    this.find(".start").addEventListener("click", () => this.act("say", { text: `/start ${this.person.start_code}`.trim() }));
    this.find(".cancel").addEventListener("click", () => this.compose(null));
    this.find(".menu").addEventListener("click", () => this.toggleCommands());
    const picker = this.find("input[type=file]");
    this.find(".attach").addEventListener("click", () => picker.click());
    picker.addEventListener("change", () => { this.sendFiles([...picker.files]); picker.value = ""; });
    this.log.addEventListener("scroll", () => {
      this.atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
    });
    new ResizeObserver(() => { if (this.atEnd) this.toEnd(); }).observe(this.log);
    this.root.addEventListener("dragover", (event) => event.preventDefault());
    this.root.addEventListener("drop", (event) => { event.preventDefault(); this.sendFiles([...event.dataTransfer.files]); });
  }

  key(event) {
    const typing = event.isComposing || event.keyCode === 229; // a Vietnamese input method may still be at work
    if (event.key === "Enter" && !event.shiftKey && !typing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      this.compose(null);
      this.showCommands([]);
    } else if (event.key === "ArrowUp" && !this.find(".commands").hidden) {
      event.preventDefault();
      this.find(".commands li:last-child button").focus();
    }
  }

  async send() {
    const text = this.input.value;
    if (!text.trim()) return;
    const about = this.about;
    this.input.value = "";
    this.compose(null);
    this.showCommands([]);
    this.grow();
    const id = about?.message.message_id;
    const sent = about?.kind === "edit"
      ? await this.act("edit", { message_id: id, text })
      : await this.act("say", id ? { text, reply_to: id } : { text });
    if (!sent && !this.input.value) this.input.value = text;
  }

  async sendFiles(files) {
    for (const file of files) {
      const form = new FormData();
      if (this.about?.kind === "reply") form.append("reply_to", this.about.message.message_id);
      form.append("file", file, file.name);
      this.compose(null);
      await this.act(["image/jpeg", "image/png"].includes(file.type) ? "send_photo" : "send_document", form);
    }
  }

  compose(about) {
    if (this.about?.kind === "edit" && !about) this.input.value = "";
    this.about = about;
    const bar = this.find(".about");
    bar.hidden = !about;
    if (about) {
      bar.querySelector("b").textContent = about.kind === "edit" ? "Sửa tin nhắn" : "Trả lời";
      bar.querySelector("span").textContent = summary(about.message);
      if (about.kind === "edit") this.input.value = about.message.text;
      this.input.focus();
    }
    this.grow();
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(168, this.input.scrollHeight + 2)}px`;
  }

  suggest() {
    const typed = this.input.value;
    this.showCommands(/^\/[a-z0-9_]*$/.test(typed) ? this.commands().filter((c) => `/${c.command}`.startsWith(typed)) : []);
  }

  commands() {
    return this.person.commands;
  }

  toggleCommands() {
    this.showCommands(this.find(".commands").hidden ? this.commands() : []);
    this.find(".commands button")?.focus();
  }

  showCommands(commands) {
    const list = this.find(".commands");
    list.replaceChildren(...commands.map((command) => {
      const item = element("li");
      const button = element("button");
      button.type = "button";
      button.append(element("b", "", `/${command.command}`), element("span", "", command.description));
      button.addEventListener("click", () => {
        this.showCommands([]);
        this.input.value = "";
        this.input.focus();
        this.act("say", { text: `/${command.command}` });
      });
      button.addEventListener("keydown", (event) => this.commandKey(event, item));
      item.append(button);
      return item;
    }));
    list.hidden = !commands.length;
    this.find(".menu").setAttribute("aria-expanded", String(!list.hidden));
  }

  commandKey(event, item) {
    const next = { ArrowUp: item.previousElementSibling, ArrowDown: item.nextElementSibling }[event.key];
    if (next) next.firstElementChild.focus();
    if (event.key.startsWith("Arrow")) event.preventDefault();
    if (event.key === "Escape") { this.showCommands([]); this.input.focus(); }
  }

  async copy(text) {
    await navigator.clipboard?.writeText(text);
    this.toast("Đã chép");
  }

  // What the server tells.

  clear() {
    this.messages.clear();
    this.seqs.clear();
    this.log.replaceChildren();
    this.refresh();
  }

  show(message, seq) {
    const id = message.message_id;
    if ((this.seqs.get(id) ?? -1) >= seq) return;
    this.seqs.set(id, seq);
    const known = this.messages.get(id);
    const atEnd = this.atEnd;
    this.messages.set(id, message);
    const made = drawMessage(message, this);
    const old = known && this.log.querySelector(`[data-id="${id}"]`);
    if (old) this.swap(old, made);
    else this.insert(made, id);
    if (!known) this.refresh();
    if (atEnd || (!known && !message.from.is_bot)) this.toEnd();
    if (!known && message.from.is_bot && this.loaded) this.notice();
  }

  swap(old, made) {
    const focused = old.contains(document.activeElement);
    old.replaceWith(made);
    if (focused) (made.querySelector(".rows button") ?? this.input).focus({ preventScroll: true });
  }

  insert(made, id) {
    const after = [...this.log.querySelectorAll(".message")].find((other) => Number(other.dataset.id) > id);
    this.log.insertBefore(made, after ?? null);
    const before = [...this.log.querySelectorAll(".message")].filter((other) => Number(other.dataset.id) < id).at(-1);
    if (before?.dataset.day !== made.dataset.day) this.log.insertBefore(element("div", "day", made.dataset.day), made);
  }

  remove(id) {
    this.messages.delete(id);
    this.seqs.delete(id);
    this.log.querySelector(`[data-id="${id}"]`)?.remove();
    this.refresh();
  }

  refresh() {
    const empty = this.messages.size === 0;
    if (!empty) document.body.classList.add("talking");
    this.find(".start").hidden = !empty;
    this.find(".line").hidden = empty;
    const note = this.find(".empty");
    if (empty && !note) this.log.append(element("p", "empty", "Chưa có tin nhắn nào. Bấm Bắt đầu để nói chuyện với Trợ lý."));
    if (!empty) note?.remove();
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.atEnd = true;
  }

  notice() {
    this.busy("");
    const tab = document.getElementById(`tab-${this.person.id}`);
    if (tab.getAttribute("aria-selected") !== "true") tab.classList.add("unread");
  }

  busy(action) {
    const role = this.find(".role");
    clearTimeout(this.busyTimer);
    role.textContent = action ? `Trợ lý ${ACTIONS[action] || "đang làm…"}` : this.person.role;
    role.classList.toggle("busy", Boolean(action));
    if (action) this.busyTimer = setTimeout(() => this.busy(""), 5000);
  }

  answer(answer) {
    this.pressed.get(answer.query_id)?.classList.remove("waiting");
    this.pressed.delete(answer.query_id);
    if (!answer.text) return;
    if (!answer.show_alert) return this.toast(answer.text);
    const dialog = this.find(".alert");
    dialog.querySelector("p").textContent = answer.text;
    if (!dialog.open) dialog.showModal();
  }

  toast(text) {
    const made = element("p", "", text);
    this.find(".toasts").append(made);
    setTimeout(() => made.remove(), 4000);
  }
}

// ---- the whole page ---------------------------------------------------------------------------------------------

function select(id) {
  for (const [other, phone] of phones) {
    const chosen = other === id;
    phone.root.classList.toggle("shown", chosen);
    const tab = document.getElementById(`tab-${other}`);
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    if (chosen) {
      tab.classList.remove("unread");
      phone.toEnd();
    }
  }
}

function tabKey(event, index) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  const tabs = [...document.querySelectorAll(".tabs button")];
  const tab = tabs[(index + step + tabs.length) % tabs.length];
  tab.click();
  tab.focus();
}

function addPhone(person) {
  const order = phones.size;
  const phone = new Phone(person, order);
  phones.set(person.id, phone);
  document.getElementById("phones").append(phone.root);
  const tab = element("button", "", person.name);
  tab.type = "button";
  tab.id = `tab-${person.id}`;
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-controls", phone.root.id);
  tab.addEventListener("click", () => select(person.id));
  tab.addEventListener("keydown", (event) => tabKey(event, order));
  document.querySelector(".tabs").append(tab);
  if (order === 0) select(person.id);
}

async function loadPeople() {
  for (const person of await request("/people")) {
    if (phones.has(person.id)) phones.get(person.id).person = person;
    else addPhone(person);
  }
}

async function load() {
  await Promise.all([loadPeople(), readClock()]);
  await Promise.all([...phones.values()].map(async (phone) => {
    const chat = await request(`/people/${phone.person.id}/chat`);
    if (chat.seq < Math.max(0, ...phone.seqs.values())) phone.clear(); // the server started anew
    for (const message of chat.messages) phone.show(message, message.seq);
    phone.loaded = true;
    phone.toEnd();
  }));
}

function handle(event) {
  const phone = phones.get(event.chat_id);
  if (event.kind === "clock") readClock();
  else if (event.kind === "commands") loadPeople();
  else if (!phone) return;
  else if (event.kind === "message") phone.show(event.message, event.seq);
  else if (event.kind === "deleted") phone.remove(event.message_id);
  else if (event.kind === "answer") phone.answer(event);
  else if (event.kind === "action") phone.busy(event.action);
}

function watch() {
  const events = new EventSource("/people/events");
  const offline = document.getElementById("offline");
  events.onopen = () => { offline.hidden = true; load(); };
  events.onerror = () => { offline.hidden = false; };
  events.onmessage = (event) => handle(JSON.parse(event.data));
}

async function readClock(moved) {
  const clock = moved ?? await request("/clock");
  zone = clock.zone;
  clockShift = clock.now - Date.now();
  tick();
}

function tick() {
  const options = { weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" };
  const made = new Intl.DateTimeFormat("vi-VN", { timeZone: zone, ...options }).formatToParts(new Date(Date.now() + clockShift));
  const part = Object.fromEntries(made.map(({ type, value }) => [type, value]));
  document.getElementById("clock").textContent =
    `${part.hour}:${part.minute} ${part.weekday}, ${part.day}/${part.month}/${part.year}`;
}

function main() {
  for (const button of document.querySelectorAll(".moves button")) {
    const { seconds, target } = button.dataset;
    button.addEventListener("click", async () =>
      readClock(await request("/clock", target ? { target } : { seconds: Number(seconds) })));
  }
  const help = document.getElementById("help");
  help.hidden = localStorage.getItem("help") === "hidden";
  document.getElementById("hide-help").addEventListener("click", () => {
    help.hidden = true;
    localStorage.setItem("help", "hidden");
  });
  setInterval(tick, 1000);
  watch();
}

main();
