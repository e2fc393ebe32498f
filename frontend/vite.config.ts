// Scripts of the reading room, built into the package: modules with fixed names that fetch nothing but each other.
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "../src/sayso/web/static/dist",
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    modulePreload: false, // the browser follows imports by itself
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      input: { room: "src/room.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js", assetFileNames: "[name][extname]" },
    },
  },
});
