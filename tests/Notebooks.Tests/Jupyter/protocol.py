"""What Jupyter's own test leaves out, with Jupyter's own client. Run by JupyterTests.cs."""

import json
import os
import time
import unittest

import zmq
from jupyter_client.manager import KernelManager

TIMEOUT = 60
PATIENCE = 1.0  # how long the kernel may take from an interrupt to the cell's end, in seconds, on an idle machine


class ProtocolTest(unittest.TestCase):
    """One kernel for all tests of a class."""

    @classmethod
    def setUpClass(cls):
        cls.km = KernelManager(kernel_name="resnet-csharp")
        cls.km.start_kernel()
        cls.kc = cls.km.blocking_client()
        cls.kc.start_channels()
        cls.kc.wait_for_ready(timeout=TIMEOUT)

    @classmethod
    def tearDownClass(cls):
        cls.kc.stop_channels()
        cls.km.shutdown_kernel()

    def begin(self, code, **options):
        """Sends a cell and returns its id."""
        return self.kc.execute(code, **options)

    def reply(self, request):
        while True:
            message = self.kc.get_shell_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") == request:
                return message["content"]

    def outputs(self, request, until=None):
        """The messages of a cell up to its end, or up to one that fulfils a condition."""
        messages = []
        while True:
            message = self.kc.get_iopub_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") != request:
                continue
            messages.append(message)
            if until is not None and until(message):
                return messages
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return messages

    def run_cell(self, code, **options):
        """Runs a cell and returns its reply and its messages."""
        request = self.begin(code, **options)
        messages = self.outputs(request)
        return self.reply(request), messages

    def result(self, code):
        reply, messages = self.run_cell(code)
        self.assertEqual("ok", reply["status"], reply)
        results = [m for m in messages if m["msg_type"] == "execute_result"]
        return results[0]["content"]["data"]["text/plain"] if results else None

    @staticmethod
    def printed(messages, name="stdout"):
        return "".join(m["content"]["text"] for m in messages if m["msg_type"] == "stream" and m["content"]["name"] == name)


class Cells(ProtocolTest):
    def test_each_answer_stands_between_busy_and_idle(self):
        _, messages = self.run_cell('Console.Write("a"); display("b"); 1')
        self.assertEqual(
            ["status", "execute_input", "stream", "display_data", "execute_result", "status"], [m["msg_type"] for m in messages])
        self.assertEqual("busy", messages[0]["content"]["execution_state"])

    def test_a_display_is_updated_under_its_id_by_later_cells_too(self):
        _, first = self.run_cell('var handle = display("one"); handle.Update("two");')
        _, second = self.run_cell('handle.Update("three");')
        ids = [m["content"]["transient"]["display_id"] for m in first + second if "display_data" in m["msg_type"]]
        self.assertEqual(3, len(ids))
        self.assertEqual(1, len(set(ids)))
        self.assertEqual("three", [m for m in second if m["msg_type"] == "update_display_data"][0]["content"]["data"]["text/plain"])

    def test_the_librarys_live_display_changes_in_place(self):
        library = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../../lib/bin/ResNets.dll"))
        reply, messages = self.run_cell(
            f'#r "{library}"\nusing ResNets.Display; var live = LiveDisplay.Show("epoch 1"); live.Update("epoch 2");')
        self.assertEqual("ok", reply["status"], reply)
        shown = [(m["msg_type"], m["content"]["data"]["text/plain"]) for m in messages if "display_data" in m["msg_type"]]
        self.assertEqual([("display_data", "epoch 1"), ("update_display_data", "epoch 2")], shown)
        ids = {m["content"]["transient"]["display_id"] for m in messages if "display_data" in m["msg_type"]}
        self.assertEqual(1, len(ids))
        self.assertEqual("", self.printed(messages))

    def test_silent_cells_and_those_without_history_are_not_counted(self):
        before = self.run_cell("1")[0]["execution_count"]
        reply, messages = self.run_cell("2", silent=True)
        self.assertEqual(["status", "status"], [m["msg_type"] for m in messages])
        self.run_cell("3", store_history=False)
        self.assertEqual(before + 1, self.run_cell("4")[0]["execution_count"])
        self.kc.history(hist_access_type="tail", n=2, raw=True, output=False)
        self.assertEqual(["1", "4"], [entry[2] for entry in self.kc.get_shell_msg(timeout=TIMEOUT)["content"]["history"]])

    def test_user_expressions_are_evaluated_each_by_itself(self):
        reply, _ = self.run_cell("var u = 5;", user_expressions={"good": "u + 1", "bad": "nothing"})
        self.assertEqual("6", reply["user_expressions"]["good"]["data"]["text/plain"])
        self.assertEqual("error", reply["user_expressions"]["bad"]["status"])

    def test_cells_behind_one_that_fails_are_not_run(self):
        first = self.begin('System.Threading.Thread.Sleep(300); throw new Exception("stop");')
        behind = [self.begin("var never = 1;"), self.begin("never + 1")]
        self.assertEqual("error", self.reply(first)["status"])
        self.assertEqual(["aborted", "aborted"], [self.reply(request)["status"] for request in behind])
        self.assertEqual("7", self.result("3 + 4"))
        first = self.begin('System.Threading.Thread.Sleep(300); throw new Exception("go on");', stop_on_error=False)
        self.assertEqual("ok", self.reply(self.begin("5"))["status"])

    def test_a_cell_asks_and_is_answered(self):
        request = self.begin('Console.Write("Who? "); var name = Console.ReadLine(); var secret = await GetInputAsync("key", true); name + secret', allow_stdin=True)
        answers = iter(["Ada", "42"])
        for password in (False, True):
            question = self.kc.get_stdin_msg(timeout=TIMEOUT)
            self.assertEqual("input_request", question["msg_type"])
            self.assertEqual(password, question["content"]["password"])
            self.kc.input(next(answers))
        messages = self.outputs(request)
        self.assertEqual("Who? ", self.printed(messages))
        self.assertEqual("Ada42", [m for m in messages if m["msg_type"] == "execute_result"][0]["content"]["data"]["text/plain"])

    def test_a_cell_that_asks_nobody_says_so(self):
        reply, _ = self.run_cell("Console.ReadLine()", allow_stdin=False)
        self.assertIn("answers no questions", reply["evalue"])

    def test_what_native_code_prints_belongs_to_its_cell(self):
        self.run_cell('[System.Runtime.InteropServices.DllImport("libc")] static extern int puts(string text);')
        _, messages = self.run_cell('puts("from C"); Console.WriteLine("from C#");')
        self.assertEqual({"from C", "from C#"}, set(self.printed(messages).split("\n")) - {""})

    def test_errors_mark_the_line_and_fold_libraries(self):
        reply, _ = self.run_cell("var good = 1;\nint.Parse(\"x\");")
        text = "\n".join(reply["traceback"])
        self.assertIn("line 2", text)
        self.assertIn("→     2 | int.Parse", text)
        self.assertIn("more library calls", text)

    def test_comms_are_answered_by_the_protocols_no(self):
        self.kc.comm_info()
        self.assertEqual({}, self.kc.get_shell_msg(timeout=TIMEOUT)["content"]["comms"])
        opened = self.kc.session.msg("comm_open", {"comm_id": "c", "target_name": "nothing", "data": {}})
        self.kc.shell_channel.send(opened)
        self.assertIn("comm_close", [m["msg_type"] for m in self.outputs(opened["header"]["msg_id"])])

    def test_an_unknown_request_is_answered_as_an_error(self):
        request = self.kc.session.msg("juggle_request", {})
        self.kc.shell_channel.send(request)
        reply = self.kc.get_shell_msg(timeout=TIMEOUT)
        self.assertEqual(("juggle_reply", "error"), (reply["msg_type"], reply["content"]["status"]))

    def test_kernel_info_is_told_on_control_while_a_cell_runs(self):
        request = self.begin("System.Threading.Thread.Sleep(1500);")
        self.outputs(request, until=lambda m: m["msg_type"] == "execute_input")
        info = self.kc.session.msg("kernel_info_request", {})
        self.kc.control_channel.send(info)
        reply = self.kc.get_control_msg(timeout=TIMEOUT)
        self.assertEqual("5.3", reply["content"]["protocol_version"])
        with self.assertRaises(Exception):
            self.kc.get_shell_msg(timeout=0)
        self.reply(request)

    def test_the_heart_beats_while_a_cell_runs(self):
        request = self.begin("var until = DateTime.Now.AddSeconds(1); while (DateTime.Now < until) { }")
        socket = zmq.Context.instance().socket(zmq.REQ)
        socket.linger = 0
        socket.connect(f"tcp://{self.km.ip}:{self.km.hb_port}")
        socket.send(b"ping")
        self.assertTrue(socket.poll(TIMEOUT * 1000))
        self.assertEqual(b"ping", socket.recv())
        socket.close()
        self.reply(request)


class Signatures(ProtocolTest):
    def send_raw(self, key, tamper=False, patience=0.2):
        """Sends a cell signed with a key, on a socket of its own; returns whether anything came back in so many seconds."""
        from jupyter_client.session import Session

        session = Session(key=key, signature_scheme="hmac-sha256")
        message = session.msg("execute_request", {"code": "var forged = 1;", "silent": False})
        frames = session.serialize(message)
        if tamper:
            frames[-1] = json.dumps({"code": "var forged = 2;", "silent": False}).encode()
        socket = zmq.Context.instance().socket(zmq.DEALER)
        socket.linger = 0
        socket.connect(f"tcp://{self.km.ip}:{self.km.shell_port}")
        socket.send_multipart(frames)
        answered = socket.poll(patience * 1000) != 0
        socket.close()
        return answered

    def test_messages_without_the_key_are_dropped(self):
        before = self.run_cell("1")[0]["execution_count"]
        self.assertFalse(self.send_raw(b"another key"))
        self.assertFalse(self.send_raw(b""))
        self.assertFalse(self.send_raw(self.km.session.key, tamper=True))
        self.assertTrue(self.send_raw(self.km.session.key, patience=TIMEOUT))
        self.assertEqual("1", self.result("forged"))
        self.assertEqual(before + 3, self.run_cell("2")[0]["execution_count"], "only one of the four was run")

    def test_rubbish_is_dropped(self):
        socket = zmq.Context.instance().socket(zmq.DEALER)
        socket.linger = 0
        socket.connect(f"tcp://{self.km.ip}:{self.km.shell_port}")
        for frames in ([b""], [b"<IDS|MSG>"], [b"a"] * 20, [b"<IDS|MSG>", b"x", b"{", b"{", b"{", b"{"]):
            socket.send_multipart(frames)
        self.assertEqual(0, socket.poll(500))
        socket.close()
        self.assertEqual("2", self.result("1 + 1"))


class Interrupts(ProtocolTest):
    ENDLESS = {
        "a loop": "while (true) { }",
        "an await": "await Task.Delay(-1);",
        "a thread that sleeps": "System.Threading.Thread.Sleep(-1);",
        "a task": "await Task.Run(() => { while (true) { } });",
        "a flood of text": "while (true) Console.WriteLine(new string('x', 200));",
        "a library": "string.Join(\"\", Enumerable.Repeat(1, int.MaxValue).Where(x => x == 2).Concat(Enumerable.Range(0, int.MaxValue).Where(x => x == -1))).Length.ToString();",
        "a question": "Console.ReadLine();",
    }

    def test_everything_ends_within_a_second_and_the_state_stays(self):
        self.run_cell("var state = 1;")
        for name, code in self.ENDLESS.items():
            with self.subTest(name):
                request = self.begin(f'state++; Console.Error.WriteLine("go"); {code}', allow_stdin=True)
                self.outputs(request, until=lambda m: m["msg_type"] == "stream" and m["content"]["name"] == "stderr")
                time.sleep(0.2)
                before = time.monotonic()
                self.km.interrupt_kernel()
                reply = self.reply(request)
                took = time.monotonic() - before
                self.assertEqual(("error", "Interrupted"), (reply["status"], reply["ename"]))
                print(f"interrupted {name} in {took:.2f} s")
                if os.environ.get("STRICT_TIME"):
                    self.assertLess(took, PATIENCE)
        self.assertEqual(str(1 + len(self.ENDLESS)), self.result("state"))


class Hardships(ProtocolTest):
    def test_a_recursion_without_end_is_an_error(self):
        for code in ("int Down(int n) { return Down(n + 1) + 1; } Down(0)", "int Under(int n) => Under(n + 1) + 1; Under(0)",
                     "class Loop { public int Self => Self; } new Loop().Self"):
            with self.subTest(code):
                reply, _ = self.run_cell(code)
                self.assertEqual("InsufficientExecutionStackException", reply["ename"])
                self.assertLess(len("\n".join(reply["traceback"])), 10_000)
        self.assertEqual("4", self.result("2 + 2"))

    def test_a_megabyte_of_text_arrives_whole(self):
        _, messages = self.run_cell('for (var i = 0; i < 20_000; i++) Console.WriteLine($"{i:D60}");')
        lines = self.printed(messages).split("\n")
        self.assertEqual(20_001, len(lines))
        self.assertEqual(f"{19_999:060d}", lines[-2])
        _, messages = self.run_cell("Console.Write(new string('y', 2 << 20));")
        self.assertEqual(2 << 20, len(self.printed(messages)))

    def test_threads_that_a_cell_leaves_behind_end_with_the_kernel_and_may_fail(self):
        self.run_cell('new System.Threading.Thread(() => throw new Exception("left behind")).Start();')
        self.run_cell("new System.Threading.Thread(() => System.Threading.Thread.Sleep(-1)).Start();")
        self.assertEqual("3", self.result("1 + 2"))

    def test_text_of_a_thread_goes_to_the_cell_that_started_it(self):
        request = self.begin('_ = Task.Run(async () => { await Task.Delay(400); Console.Write("late"); });')
        self.outputs(request)
        self.run_cell("1")
        deadline = time.monotonic() + TIMEOUT
        while time.monotonic() < deadline:
            message = self.kc.get_iopub_msg(timeout=TIMEOUT)
            if message["msg_type"] == "stream":
                self.assertEqual(("late", request), (message["content"]["text"], message["parent_header"]["msg_id"]))
                return
        self.fail("the text never came")

    def test_memory_stays_flat_over_hundreds_of_cells(self):
        def resident():
            self.run_cell("GC.Collect(); GC.WaitForPendingFinalizers(); GC.Collect();")
            with open(f"/proc/{self.km.provisioner.process.pid}/statm") as file:
                return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20

        for i in range(100):
            self.run_cell(f"var value{i % 10} = new byte[1 << 20]; System.Array.Fill(value{i % 10}, (byte)1); value{i % 10}.Length + {i}")
        before = resident()
        for i in range(400):
            self.run_cell(f"var value{i % 10} = new byte[1 << 20]; System.Array.Fill(value{i % 10}, (byte)1); value{i % 10}.Length + {i}")
        after = resident()
        print(f"resident after 100 cells {before:.0f} MiB, after 500 cells {after:.0f} MiB")
        self.assertLess(after - before, 150, "each cell held a megabyte: kept, they would be four hundred")


class Ends(unittest.TestCase):
    @staticmethod
    def is_alive(pid):
        try:
            with open(f"/proc/{pid}/stat") as file:
                return file.read().rsplit(")", 1)[1].split()[0] != "Z"
        except FileNotFoundError:
            return False

    def wait_gone(self, pid):
        deadline = time.monotonic() + TIMEOUT
        while self.is_alive(pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertFalse(self.is_alive(pid), f"process {pid} is left")

    @staticmethod
    def run_cell(client, code):
        return client.execute_interactive(code, timeout=TIMEOUT, output_hook=lambda message: None)

    def start(self):
        manager = KernelManager(kernel_name="resnet-csharp")
        manager.start_kernel()
        client = manager.blocking_client()
        client.start_channels()
        client.wait_for_ready(timeout=TIMEOUT)
        return manager, client

    def child_of(self, client):
        client.execute('Console.Write(System.Diagnostics.Process.Start("sleep", "1000").Id);')
        while True:
            message = client.get_iopub_msg(timeout=TIMEOUT)
            if message["msg_type"] == "stream":
                return int(message["content"]["text"])

    def test_shutdown_ends_the_kernel_and_what_its_cells_have_started(self):
        manager, client = self.start()
        kernel, child = manager.provisioner.process.pid, self.child_of(client)
        self.assertTrue(self.is_alive(child))
        client.shutdown()
        self.assertEqual({"restart": False, "status": "ok"}, client.get_control_msg(timeout=TIMEOUT)["content"])
        self.wait_gone(kernel)
        self.wait_gone(child)
        client.stop_channels()
        manager.shutdown_kernel(now=True)

    def test_shutdown_does_not_wait_for_a_cell(self):
        manager, client = self.start()
        kernel = manager.provisioner.process.pid
        client.execute("while (true) { }")
        time.sleep(1)
        client.shutdown()
        self.wait_gone(kernel)
        client.stop_channels()
        manager.shutdown_kernel(now=True)

    def test_restart_gives_a_fresh_kernel(self):
        manager, client = self.start()
        first, child = manager.provisioner.process.pid, self.child_of(client)
        self.run_cell(client, "var old = 1;")
        manager.restart_kernel()
        client.wait_for_ready(timeout=TIMEOUT)
        self.wait_gone(first)
        self.wait_gone(child)
        reply = self.run_cell(client, "old")
        self.assertEqual(("error", 1), (reply["content"]["status"], reply["content"]["execution_count"]))
        client.stop_channels()
        manager.shutdown_kernel()

    def test_a_stack_overflow_in_library_code_ends_the_kernel(self):
        manager, client = self.start()
        self.run_cell(client, "record Loop { public Loop Self { get; set; } } var loop = new Loop(); loop.Self = loop;")
        client.execute("loop.GetHashCode()")
        deadline = time.monotonic() + TIMEOUT
        while manager.is_alive() and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertFalse(manager.is_alive(), "Jupyter restarts only a kernel that it sees dead")
        client.stop_channels()
        manager.cleanup_resources()

    def test_a_kernel_whose_jupyter_has_died_ends(self):
        import subprocess
        import sys

        script = (
            "from jupyter_client.manager import start_new_kernel; import os;"
            "m, c = start_new_kernel(kernel_name='resnet-csharp', startup_timeout=60);"
            "print(m.provisioner.process.pid, flush=True); os._exit(0)"
        )
        kernel = int(subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout)
        self.wait_gone(kernel)


if __name__ == "__main__":
    unittest.main()
