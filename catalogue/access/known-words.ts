/** Names of the product; those of offices and people come from the directory. */
export const PRODUCT_WORDS: readonly string[] = ['全科', 'quanke'];
