/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** What the page is about; set by the route before it renders a document. */
    subject?: import('./components/authors/subject.ts').Subject;
  }
}
