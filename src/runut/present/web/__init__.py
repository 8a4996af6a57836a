"""The board over HTTP: routes, the API, and what keeps both safe."""
