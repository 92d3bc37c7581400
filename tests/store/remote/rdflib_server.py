"""Another server than Oxigraph's: rdflib behind HTTP, with a union as its default graph."""

import sys

import uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

if __name__ == "__main__":
    dataset = Dataset(default_union=True)
    app = SparqlEndpoint(graph=dataset, path="/", enable_update=True)
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
