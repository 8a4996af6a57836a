"""`runut schema`: the contracts as JSON Schema."""

import click


@click.command("schema")
@click.argument("name", type=click.Choice(["article", "brief", "changes"]), default="article")
def command(name: str) -> None:
    """Print the JSON Schema of the article record (default), of the brief or of its changes."""
    import msgspec

    from runut.types.brief import Brief
    from runut.types.changes import Changes
    from runut.types.record import Record

    schema = msgspec.json.schema({"article": Record, "brief": Brief, "changes": Changes}[name])
    click.echo(msgspec.json.format(msgspec.json.encode(schema), indent=2).decode())
