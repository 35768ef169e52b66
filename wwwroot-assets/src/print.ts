/** Buttons that print the page: the policy of the page allows no script in its attributes. */
document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-print]")) window.print();
});
