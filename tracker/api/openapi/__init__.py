"""What the OpenAPI document says beyond what drf-spectacular reads off the views.

`finishing` goes over the document once it is made, `common` is what many operations share, and `examples` has real
answers, kept in `examples.json`.
"""
