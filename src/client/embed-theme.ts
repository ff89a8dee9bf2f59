/** Sets the theme that the address of an embed asks for, before the first paint. */
export const THEME_SCRIPT =
  "try{var t=new URLSearchParams(location.search).get('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}";
