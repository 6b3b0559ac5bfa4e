"""A contract for import-linter: modules meet only through what they show.

A module is a package of ours that has tables (`models`). Whom a module may reach at all is a matter for the
layers; this contract says through which door. It reads the tree, so a new module is held from its first file.
"""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class ModulesMeet(Contract):
    """Others import from a module only what `shown` names.

    `ground` names modules that serve all the others and show everything but `never`; `wiring` those that
    may import anything, since they put the house together.
    """

    type_name = "modules_meet"

    root = fields.StringField()
    shown = fields.SetField(subfield=fields.StringField())
    never = fields.SetField(subfield=fields.StringField())
    ground = fields.SetField(subfield=fields.StringField())
    wiring = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        root = str(self.root)
        modules = [child for child in graph.find_children(root) if f"{child}.models" in graph.modules]
        broken = [line for module in modules for line in self._broken_imports(graph, module)]
        return ContractCheck(kept=not broken, metadata={"broken": sorted(broken)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for line in check.metadata["broken"]:
            output.print_error(line, bold=False)
        output.new_line()

    def _broken_imports(self, graph: ImportGraph, module: str) -> list[str]:
        hidden = [part for part in graph.find_children(module) if not self._is_shown(part)]
        inside = {part for top in hidden for part in {top} | graph.find_descendants(top)}
        return [
            f"- {importer} imports {part}"
            for part in inside
            for importer in graph.find_modules_that_directly_import(part)
            if not self._may_enter(importer, module)
        ]

    def _is_shown(self, part: str) -> bool:
        module, name = part.split(".")[-2:]
        if module in self._names("ground"):
            return name not in self._names("never")
        return name in self._names("shown")

    def _may_enter(self, importer: str, module: str) -> bool:
        own = importer == module or importer.startswith(f"{module}.")
        return own or importer.removeprefix(f"{self.root}.").split(".")[0] in self._names("wiring")

    def _names(self, option: str) -> set[str]:
        names: set[str] = getattr(self, option)  # the declared field, replaced by its value when it is read
        return names
