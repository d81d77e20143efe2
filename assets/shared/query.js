// @ts-check
/* Queries of addresses, written as the server writes them: a comma stays a comma. */
const Query = {
  /**
   * @param {URLSearchParams} keys
   */
  text(keys) { return keys.toString().replace(/%2C/g, ","); },

  /**
   * A query in which one key has another value; an empty value takes the key away.
   * @param {string} query without its question mark
   * @param {string} key
   * @param {string} value
   */
  but(query, key, value) {
    const keys = new URLSearchParams(query);
    if (value) { keys.set(key, value); } else { keys.delete(key); }
    return Query.text(keys);
  },

  /**
   * The address of what a form asks for; fields that are empty are left out.
   * @param {string} action
   * @param {Iterable<[string, unknown]>} fields
   */
  ofForm(action, fields) {
    const given = Array.from(fields).filter(([, value]) => value);
    const written = given.map(([name, value]) => `${name}=${encodeURIComponent(String(value)).replace(/%2C/g, ",")}`);
    return action + (written.length ? `?${written.join("&")}` : "");
  },

  /**
   * Whether two queries say the same, however they are escaped.
   * @param {string} one
   * @param {string} other
   */
  same(one, other) { return Query.decoded(one) === Query.decoded(other); },

  /** @param {string} text */
  decoded(text) { try { return decodeURIComponent(text); } catch (error) { return text; } },
};
