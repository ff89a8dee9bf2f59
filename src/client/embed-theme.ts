/**
 * Sets the theme that the address of an embed asks for, before the first paint, and marks that it
 * asks for one section, so that the page does not flash up whole.
 */
export const THEME_SCRIPT =
  "try{let q=new URLSearchParams(location.search),d=document.documentElement,t=q.get('theme');if(t==='light'||t==='dark')d.dataset.theme=t;if(q.get('section'))d.className='one'}catch{}";
