/**
 * Marks a page that a reader comes back to, or loads anew: it is laid out whole at once, since its
 * place is found by its height. It stands last in the head of the map, where there is no room for
 * the newer interface; a browser that gives up the older one merely finds the place less well.
 */
export const RETURNED_SCRIPT =
  'performance.navigation.type&&(document.documentElement.dataset.back=1)';
