/**
 * What lies on the phone lies encrypted: AES-GCM under a key that comes from the password at sign-in, cannot be taken
 * out of the browser and is in memory only. Without the password there are random bytes; with it, it opens without signal.
 */
export interface Vault {
  read<T>(name: string): Promise<T | undefined>;
  write(name: string, value: unknown): Promise<void>;
  remove(name: string): Promise<void>;
  names(start: string): Promise<readonly string[]>;
  /** Deletes everything of this owner, so that not even the salt stays. */
  wipe(): Promise<void>;
}

export type Opening = { readonly vault: Vault } | { readonly problem: 'wrong-password' | 'nothing-here' };

const DATABASE = 'quanke-field';
const STORE = 'sealed';
/** What current advice asks for with SHA-256; about a third of a second on a slow phone. */
const ROUNDS = 600_000;
const NONCE_BYTES = 12;

interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}
interface Lock {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly check: Sealed;
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The store of the phone failed.'));
  });

const openDatabase = async (): Promise<IDBDatabase> => {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return settled(request);
};

/** Resolves when it is really on the disk, not when it was asked for. */
const change = (database: IDBDatabase, work: (store: IDBObjectStore) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error('The store of the phone failed.'));
    transaction.onabort = () => reject(transaction.error ?? new Error('The store of the phone is full.'));
    work(transaction.objectStore(STORE));
  });

const look = <T>(database: IDBDatabase, key: string): Promise<T | undefined> =>
  settled<T | undefined>(database.transaction(STORE).objectStore(STORE).get(key));

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const deriveKey = async (password: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> => {
  const material = await crypto.subtle.importKey('raw', bytesOf(password), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
};

/** The name is bound into the seal: what lies under one name does not open under another. */
const seal = async (key: CryptoKey, name: string, value: unknown): Promise<Sealed> => {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const how = { name: 'AES-GCM', iv: nonce, additionalData: bytesOf(name) };
  return { nonce, bytes: await crypto.subtle.encrypt(how, key, bytesOf(JSON.stringify(value))) };
};

const unseal = async (key: CryptoKey, name: string, { nonce, bytes }: Sealed): Promise<unknown> => {
  const how = { name: 'AES-GCM', iv: nonce, additionalData: bytesOf(name) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, bytes)));
};

/** Names of people do not stand in the store either. */
const ownerOf = async (username: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', bytesOf(username.trim().toLowerCase()));
  return [...new Uint8Array(hash).subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

const vaultOf = (database: IDBDatabase, owner: string, key: CryptoKey): Vault => {
  const full = (name: string): string => `${owner}/${name}`;
  const names = async (start: string): Promise<string[]> => {
    const range = IDBKeyRange.bound(full(start), full(`${start}\uffff`));
    const keys = await settled(database.transaction(STORE).objectStore(STORE).getAllKeys(range));
    return keys.flatMap((one) => (typeof one === 'string' ? [one.slice(owner.length + 1)] : []));
  };
  return {
    read: async <T>(name: string) => {
      const sealed = await look<Sealed>(database, full(name));
      return sealed === undefined ? undefined : ((await unseal(key, full(name), sealed)) as T);
    },
    write: async (name, value) => {
      const sealed = await seal(key, full(name), value);
      await change(database, (store) => store.put(sealed, full(name)));
    },
    remove: (name) => change(database, (store) => store.delete(full(name))),
    names,
    wipe: () => change(database, (store) => store.delete(IDBKeyRange.bound(`${owner}/`, `${owner}/\uffff`))),
  };
};

const LOCK = 'lock';

/** Opens what an owner keeps on this phone; with `create` a new one where there is none. */
export const openVault = async (username: string, password: string, create: boolean): Promise<Opening> => {
  const database = await openDatabase();
  const owner = await ownerOf(username);
  const name = `${owner}/${LOCK}`;
  const lock = await look<Lock>(database, name);
  if (lock !== undefined) {
    const key = await deriveKey(password, lock.salt);
    const opens = await unseal(key, name, lock.check).then(
      () => true,
      () => false,
    );
    return opens ? { vault: vaultOf(database, owner, key) } : { problem: 'wrong-password' };
  }
  if (!create) return { problem: 'nothing-here' };
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await deriveKey(password, salt);
  const check = await seal(key, name, owner);
  await change(database, (store) => store.put({ salt, check } satisfies Lock, name));
  return { vault: vaultOf(database, owner, key) };
};
