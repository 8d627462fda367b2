# An OPC UA server of another stack: python3 asyncua_server.py PORT FOLDER BEGIN_MILLIS
# Two variables; "sequence" goes up by one every 100 ms, counted from BEGIN_MILLIS, so that it goes on after a restart.
import asyncio
import datetime
import math
import sys
import time

from asyncua import Server, ua


async def main(port, begin):
    server = Server()
    await server.init()
    server.set_endpoint(f"opc.tcp://127.0.0.1:{port}/plant")
    server.set_security_policy([ua.SecurityPolicyType.NoSecurity])
    index = await server.register_namespace("urn:bench:asyncua")
    machine = await server.nodes.objects.add_object(index, "machine")
    sequence = await machine.add_variable(ua.NodeId("sequence", index), "sequence", 0.0)
    wave = await machine.add_variable(ua.NodeId("wave", index), "wave", 0.0)
    number = (int(time.time() * 1000) - begin) // 100
    async with server:
        while True:
            while begin + (number + 1) * 100 <= time.time() * 1000:
                number += 1
                at = datetime.datetime.fromtimestamp((begin + number * 100) / 1000, datetime.timezone.utc)
                for node, value in ((sequence, float(number)), (wave, math.sin(number / 10))):
                    data = ua.DataValue(ua.Variant(value, ua.VariantType.Double), SourceTimestamp=at, ServerTimestamp=at)
                    await server.write_attribute_value(node.nodeid, data)
            await asyncio.sleep(0.02)


asyncio.run(main(int(sys.argv[1]), int(sys.argv[3])))
