"""Jupyter's own test of kernels (python3-jupyter-kernel-test), with every optional part. Run by JupyterTests.cs."""

import unittest

import jupyter_kernel_test  # not the class: unittest would run it once more


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "resnet-csharp"
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "string.IsNullOr", "matches": {"IsNullOrEmpty", "IsNullOrWhiteSpace"}},
        {"text": '"abc".Subs', "matches": {"Substring"}},
        {"text": "/* 😀 */ Math.Cosh", "matches": {"Cosh"}},
    ]
    complete_code_samples = ["1 + 1", "var x = 1;", "void F() { }", "class C { }", "// a comment", "?Console"]
    incomplete_code_samples = ["for (;;) {", "if (true)", "var s = @\"abc", "Math.Max(1,", "class C {"]
    invalid_code_samples = ["int x = ;", "1 + + ) 2", "x y z;"]
    code_page_something = "?Console.WriteLine"
    code_generate_error = 'throw new Exception("no");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "6 * 7 + 1", "result": "43"},
        {"code": "string.Join(\"-\", 1, 2)", "result": "1-2"},
        {"code": "new[] { new { A = 1, B = 2 } }", "mime": "text/html"},
        {"code": "6 * 7", "result": "42"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": '"# Title".DisplayAs("text/markdown");', "mime": "text/markdown"},
        {"code": '"{}".DisplayAs("application/json");', "mime": "application/json"},
        {"code": '"iVBORw0KGgo=".DisplayAs("image/png");', "mime": "image/png"},
    ]
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "ClearOutput();"


if __name__ == "__main__":
    unittest.main()
