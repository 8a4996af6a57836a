"""`runut schema`: the contracts as JSON Schema."""

import click


@click.command("schema")
@click.argument("name", type=click.Choice(["article", "brief"]), default="article")
def command(name: str) -> None:
    """Print the JSON Schema of the article record (default) or of the brief."""
    import msgspec

    from runut.types.brief import Brief
    from runut.types.record import Record

    schema = msgspec.json.schema({"article": Record, "brief": Brief}[name])
    click.echo(msgspec.json.format(msgspec.json.encode(schema), indent=2).decode())
