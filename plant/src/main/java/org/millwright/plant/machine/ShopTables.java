package org.millwright.plant.machine;

import java.util.List;

/** The machines of surface mount, frames, glass and utilities that one form describes. */
final class ShopTables {
    static final List<MachineType> TYPES = List.of(
            TablePhysics.type(new Sheet("printer", "Solder paste printer").faults("""
            squeegee_wear | squeegee | process | exponential | 5 .. 14 | usage | 20 operator MNT-PRN-002 | paste_height- paste_spread+
            stencil_clog  | stencil  | process | clog        | 2 .. 7  | usage | 20 operator MNT-PRN-001 | paste_volume- wipe_count+
            table_wear    | table    | machine | exponential | 5 .. 14 | usage | 180 mechanic MNT-PRN-008 | alignment_x+ table_current+
            """), """
            squeegee_force | N  | 0 .. 200   | 0.1    | 0.5/10min | squeegee                    | 80~  | 0.1 | 0    | 0.8   | part    | squeegee_wear*0.06
            paste_height   | µm | 0 .. 300   | 0.1    | 0.5/1h    | mean of the panel           | 120  | 1   | 0    | 0.8   | part    | squeegee_wear*-0.08
            paste_spread   | µm | 0 .. 100   | 0.01   | -         | spread over the panel       | 5~   | 1   | 0    | 0.3   | part    | squeegee_wear*1.2
            paste_volume   | %  | 0 .. 200   | 0.1    | 0.5/1h    | mean of the panel           | 100  | 1   | 0    | 0.8   | part    | stencil_clog*-0.2 squeegee_wear*-0.05
            alignment_x    | µm | -200 .. 200 | 0.1   | 1.5/1h    | stencil against panel       | 6~   | 1   | 0    | 2     | part    | table_wear*4
            table_current  | A  | 0 .. 10    | 0.001  | -         | drive of the table          | 1.5~ | 0.4 | 0    | 0.03  | instant | table_wear*0.4
            wipe_count     | 1  | 0 .. 200   | 1      | -         | wipes under the stencil in 100 panels | 10 | 1 | 0  | 1     | count   | stencil_clog*1.5
            air_temp       | °C | 0 .. 60    | 0.01   | 0.1/20min | inside the machine          | 25   | 1   | 0.7  | 0.05  | instant | -
            cycle_time     | s  | 5 .. 300   | 0.01   | -         | time of the last panel      | 26   | 1   | 0    | 0.2   | part    | stencil_clog*0.05
            """),
            TablePhysics.type(new Sheet("washer", "Washer").faults("""
            pump_bearing | pump        | machine | exponential | 5 .. 14 | usage | 240 mechanic MNT-WSH-005   | pump_current+ vibration+
            filter_clog  | bath filter | machine | clog        | 2 .. 7  | clock | 20 operator MNT-WSH-001    | filter_dp+ spray_flow-
            heater_scale | bath heater | machine | linear      | 5 .. 14 | clock | 90 electrician MNT-WSH-007 | heater_duty+
            """), """
            bath_temp    | °C    | 0 .. 100  | 0.01  | 0.2/20min | bath                  | 55   | 1   | 0.05  | 0.08 | instant | -
            heater_duty  | 1     | 0 .. 1    | 0.001 | -         | bath heater           | 0.45~ | 0.9 | -0.008 | 0.01 | instant | heater_scale*0.7
            conductivity | µS/cm | 0 .. 5000 | 0.1   | 8/4h      | bath                  | 850~ | 1   | 0     | 4    | instant | -
            pump_current | A     | 0 .. 40   | 0.01  | -         | pump                  | 7.5~ | 0.3 | 0     | 0.08 | instant | pump_bearing*0.2 filter_clog*-0.08
            vibration    | mm/s  | 0 .. 30   | 0.001 | -         | pump                  | 1.3~ | 0.3 | 0     | 0.08 | instant | pump_bearing*2
            filter_dp    | kPa   | 0 .. 300  | 0.1   | 0.6/20min | bath filter           | 25~  | 0.3 | 0     | 0.6  | instant | filter_clog*3
            spray_flow   | l/min | 0 .. 200  | 0.1   | 0.4/10min | nozzles               | 90~  | 0.2 | 0     | 0.6  | instant | filter_clog*-0.3
            tank_level   | %     | 0 .. 100  | 0.1   | 1.5/2h    | bath                  | 80   | 1   | 0     | 0.4  | instant | -
            """),
            TablePhysics.type(new Sheet("grinder", "Glass edge grinder").faults("""
            bearing_wear | spindle bearing | machine | exponential | 5 .. 14 | usage | 240 mechanic MNT-GRD-006 | vibration+ spindle_temp+ spindle_current+
            wheel_wear   | grinding wheel  | process | linear      | 2 .. 7  | usage | 20 operator MNT-GRD-001  | spindle_current+ chipping+
            coolant_clog | coolant nozzle  | machine | clog        | 2 .. 7  | clock | 20 operator MNT-GRD-003  | coolant_flow- glass_temp+
            """), """
            spindle_current | A     | 0 .. 30   | 0.01  | -         | grinding spindle        | 4.2~ | 0.35 | 0   | 0.08 | instant | wheel_wear*0.25 bearing_wear*0.15
            spindle_temp    | °C    | 0 .. 110  | 0.01  | 0.2/30min | front bearing           | 38~  | 0.8  | 0.6 | 0.1  | instant | bearing_wear*0.5
            vibration       | mm/s  | 0 .. 30   | 0.001 | -         | spindle                 | 0.9~ | 0.3  | 0   | 0.05 | instant | bearing_wear*2.2 wheel_wear*0.4
            coolant_flow    | l/min | 0 .. 60   | 0.01  | 0.1/10min | nozzle                  | 18~  | 0.2  | 0   | 0.2  | instant | coolant_clog*-0.35
            glass_temp      | °C    | 0 .. 150  | 0.1   | 0.3/20min | edge, by its pyrometer  | 46   | 0.6  | 0.5 | 0.5  | part    | coolant_clog*0.35 wheel_wear*0.1
            chipping        | µm    | 0 .. 500  | 0.1   | -         | largest chip of a piece | 22~  | 1    | 0   | 1.5  | part    | wheel_wear*1.2
            edge_offset     | µm    | -200 .. 200 | 0.1 | 1.5/2h    | edge against drawing    | 4~   | 1    | 0   | 2    | part    | wheel_wear*3
            cycle_time      | s     | 5 .. 300  | 0.01  | -         | time of the last piece  | 38   | 1    | 0   | 0.3  | part    | -
            """),
            TablePhysics.type(new Sheet("coater", "Vacuum coater").faults("""
            chamber_leak | chamber door seal | machine | linear      | 2 .. 7  | clock | 40 mechanic MNT-COA-004 | base_pressure+ pump_time+
            target_wear  | target            | process | linear      | 5 .. 14 | usage | 60 mechanic MNT-COA-009 | target_voltage+ thickness-
            pump_wear    | rough pump        | machine | exponential | 5 .. 14 | usage | 240 mechanic MNT-COA-006 | pump_time+ pump_current+
            """), """
            base_pressure  | mPa | 0 .. 500   | 0.01  | 0.2/30min | before coating            | 8~   | 1   | 0   | 0.3  | part    | chamber_leak*1.8
            pump_time      | s   | 0 .. 1000  | 0.1   | -         | down to the base pressure | 160~ | 1   | 0   | 2    | part    | chamber_leak*0.4 pump_wear*0.25
            target_power   | kW  | 0 .. 20    | 0.001 | -         | target                    | 6    | 0   | 0   | 0.03 | instant | -
            target_voltage | V   | 0 .. 1000  | 0.1   | 1/30min   | target                    | 420~ | 0   | 0   | 2    | instant | target_wear*0.15
            argon_flow     | ml/min | 0 .. 500 | 0.1  | 0.3/10min | argon                     | 80   | 0.1 | 0   | 0.4  | instant | -
            pump_current   | A   | 0 .. 60    | 0.01  | -         | rough pump                | 14~  | 0.5 | 0   | 0.12 | instant | pump_wear*0.2
            thickness      | nm  | 0 .. 500   | 0.01  | 0.2/4h    | by the quartz             | 85   | 1   | 0   | 0.4  | part    | target_wear*-0.08
            water_temp     | °C  | 0 .. 60    | 0.01  | 0.1/20min | cooling water             | 20   | 1   | 0.2 | 0.05 | instant | -
            """),
            TablePhysics.type(new Sheet("chiller", "Chiller").faults("""
            condenser_dirt  | condenser   | machine | linear      | 5 .. 14 | clock | 90 mechanic MNT-CHL-003  | condensing_pressure+ current+
            refrigerant_leak | refrigerant | machine | linear     | 2 .. 7  | clock | 40 mechanic MNT-CHL-006  | suction_pressure- outlet_temp+
            pump_bearing    | water pump  | machine | exponential | 5 .. 14 | usage | 240 mechanic MNT-CHL-009 | pump_vibration+ pump_current+
            """), """
            outlet_temp         | °C   | 0 .. 40   | 0.01  | 0.08/10min | cold water out    | 7    | 1   | 0.02 | 0.04 | instant | refrigerant_leak*0.35
            inlet_temp          | °C   | 0 .. 40   | 0.01  | 0.15/20min | water back        | 12   | 1   | 0.1  | 0.04 | instant | refrigerant_leak*0.2
            condensing_pressure | bar  | 0 .. 40   | 0.01  | 0.05/10min | refrigerant, high | 14~  | 0.6 | 0.15 | 0.05 | instant | condenser_dirt*0.25 refrigerant_leak*-0.12
            suction_pressure    | bar  | 0 .. 15   | 0.001 | 0.02/10min | refrigerant, low  | 3.6~ | 1.3 | 0.01 | 0.02 | instant | refrigerant_leak*-0.3
            current             | A    | 0 .. 400  | 0.1   | -          | compressor        | 92~  | 0.1 | 0.8  | 0.8  | instant | condenser_dirt*0.18 refrigerant_leak*-0.1
            pump_current        | A    | 0 .. 60   | 0.01  | -          | water pump        | 11~  | 1   | 0    | 0.1  | instant | pump_bearing*0.15
            pump_vibration      | mm/s | 0 .. 30   | 0.001 | -          | water pump        | 1.2~ | 1   | 0    | 0.07 | instant | pump_bearing*2.2
            flow                | m³/h | 0 .. 100  | 0.01  | 0.1/10min  | water             | 38~  | 1   | 0    | 0.2  | instant | -
            """),
            TablePhysics.type(new Sheet("vacuum", "Central vacuum pump").faults("""
            filter_clog | inlet filter | machine | clog        | 2 .. 7  | clock | 20 operator MNT-VAC-001  | filter_dp+ vacuum-
            vane_wear   | vanes        | machine | exponential | 5 .. 14 | usage | 240 mechanic MNT-VAC-006 | vibration+ oil_temp+ vacuum-
            """), """
            vacuum    | kPa  | 0 .. 101  | 0.01  | 0.3/10min | net               | 82~  | 1   | 0   | 0.2  | instant | filter_clog*-0.1 vane_wear*-0.12
            current   | A    | 0 .. 100  | 0.1   | -         | motor             | 24~  | 0.4 | 0   | 0.2  | instant | vane_wear*0.1
            oil_temp  | °C   | 0 .. 130  | 0.01  | 0.3/30min | oil               | 74~  | 0.6 | 0.6 | 0.15 | instant | vane_wear*0.2
            oil_level | %    | 0 .. 100  | 0.1   | 0.8/8h    | oil               | 70   | 1   | 0   | 0.4  | instant | -
            filter_dp | kPa  | 0 .. 50   | 0.01  | 0.05/20min | inlet filter     | 1.5~ | 0.1 | 0   | 0.05 | instant | filter_clog*3
            vibration | mm/s | 0 .. 30   | 0.001 | -         | pump              | 1.6~ | 0.1 | 0   | 0.09 | instant | vane_wear*1.8
            flow      | m³/h | 0 .. 900  | 0.1   | 4/10min   | net               | 310~ | 0.1 | 0   | 3    | instant | filter_clog*-0.2
            hall_temp | °C   | 0 .. 50   | 0.01  | -         | air at the machine | 24  | 1   | 1   | 0.1  | instant | -
            """),
            TablePhysics.type(new Sheet("nitrogen", "Nitrogen generator").faults("""
            sieve_ageing | sieve bed   | process | linear      | 5 .. 14 | clock | 240 mechanic MNT-NIT-008 | oxygen+
            valve_wear   | switch valve | machine | exponential | 5 .. 14 | usage | 60 mechanic MNT-NIT-004 | switch_time+ oxygen+
            """), """
            purity          | %    | 0 .. 100  | 0.001 | 0.003/1h  | product              | 99.9 | 1   | 0     | 0.002 | instant | sieve_ageing*-0.002
            oxygen          | ppm  | 0 .. 9999 | 1     | 8/1h      | product              | 500~ | 1   | 2     | 6     | instant | sieve_ageing*1.5 valve_wear*0.5
            flow            | m³/h | 0 .. 200  | 0.01  | 0.4/10min | product              | 56   | 0.2 | 0     | 0.3   | instant | -
            pressure        | bar  | 0 .. 12   | 0.001 | 0.03/10min | product             | 5.8  | 1   | 0     | 0.01  | instant | valve_wear*-0.03
            switch_time     | ms   | 0 .. 900  | 0.1   | -         | valve between beds   | 180~ | 1   | 0     | 3     | part    | valve_wear*0.8
            bed_temp        | °C   | 0 .. 90   | 0.01  | 0.2/30min | bed                  | 32   | 1   | 0.8   | 0.1   | instant | -
            inlet_dew_point | °C   | -60 .. 30 | 0.01  | 0.3/1h    | air in               | 3    | 1   | 0.2   | 0.1   | instant | -
            current         | A    | 0 .. 50   | 0.01  | -         | control and valves   | 3.1~ | 0.5 | 0     | 0.05  | instant | -
            """));

    private ShopTables() {}
}
