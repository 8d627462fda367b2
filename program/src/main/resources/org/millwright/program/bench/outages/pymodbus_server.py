# A Modbus server of another stack: python3 pymodbus_server.py PORT FOLDER BEGIN_MILLIS
# Unit 1: registers 0 and 1 are "sequence" (u32), one more every 100 ms, counted from BEGIN_MILLIS; 2 and 3 are "wave" (f32).
import math
import struct
import sys
import threading
import time

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server import StartTcpServer

port, begin = int(sys.argv[1]), int(sys.argv[3])
unit = ModbusSlaveContext(hr=ModbusSequentialDataBlock(0, [0] * 100), zero_mode=True)


def count():
    while True:
        number = (int(time.time() * 1000) - begin) // 100
        words = struct.unpack(">HHHH", struct.pack(">If", number, math.sin(number / 10)))
        unit.setValues(3, 0, list(words))
        time.sleep(0.05)


threading.Thread(target=count, daemon=True).start()
StartTcpServer(context=ModbusServerContext(slaves={1: unit}, single=False), address=("127.0.0.1", port))
